import { ApiProblem, isAbort } from "../api/client";
import { states } from "../texts";
import { announce } from "./announcer";
import { problem } from "./states";

type Content = Node | string | null | false;

let underWay = 0;
const signOutListeners: (() => void)[] = [];

/** The session is over. */
export const onSignedOut = (listener: () => void): void => void signOutListeners.push(listener);

/** Shows in a place what is asked for: a skeleton first, then the content or what went wrong, with a way to try again. */
export function load<T>(place: HTMLElement, ask: () => Promise<T>, skeleton: HTMLElement, show: (answer: T) => Content[]): void {
  place.replaceChildren(skeleton);
  place.setAttribute("aria-busy", "true");
  if (underWay++ === 0) announce(states.loading);
  ask()
    .then(answer => fill(place, show(answer)))
    .catch((error: unknown) => {
      if (isAbort(error)) return;
      if (error instanceof ApiProblem && error.isSignedOut) for (const listener of signOutListeners) listener();
      else fill(place, [problem(error, () => load(place, ask, skeleton, show))]);
    })
    .finally(() => {
      place.removeAttribute("aria-busy");
      if (--underWay === 0) announce(states.loaded);
    });
}

const fill = (place: HTMLElement, content: Content[]): void =>
  place.replaceChildren(...content.filter((part): part is Node | string => part !== null && part !== false));
