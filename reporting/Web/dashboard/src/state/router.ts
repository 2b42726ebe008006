import { viewOf, type View } from "./view";

export interface Place {
  path: string;
  view: View;
  query: URLSearchParams;
}

type Listener = (place: Place, cause: "link" | "history") => void;

const listeners: Listener[] = [];

export function here(): Place {
  const query = new URLSearchParams(location.search);
  return { path: location.pathname, view: viewOf(query), query };
}

export function onMove(listener: Listener): void {
  listeners.push(listener);
}

export function go(address: string): void {
  if (address === location.pathname + location.search) return;
  history.pushState(null, "", address);
  tell("link");
}

/** The same in the place of where we are: the way back does not lead there. */
export function goInstead(address: string): void {
  history.replaceState(null, "", address);
  tell("link");
}

/** Links within the page move without loading it anew; those that the API answers do load. */
export function start(pages: ReadonlySet<string>): void {
  addEventListener("popstate", () => tell("history"));
  document.addEventListener("click", event => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!isPlain || event.defaultPrevented || !link || link.origin !== location.origin || link.hasAttribute("download") || link.target) return;
    if (!pages.has(link.pathname) || link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

function tell(cause: "link" | "history"): void {
  const place = here();
  for (const listener of listeners) listener(place, cause);
}
