import { ApiProblem } from "../api/client";
import { here } from "../state/router";
import { EVERYTHING, isNarrowed, pageAddress } from "../state/view";
import { filters, states } from "../texts";
import { h } from "./dom";

/** The shape of what is to come. */
export const skeleton = (kind: "chart" | "tile" | "list" = "chart"): HTMLElement =>
  h("div", { class: `skeleton skeleton-${kind}`, "aria-hidden": "true" }, h("span"), h("span"), h("span"), h("span"));

/** No row: filters that match nothing. */
export function nothing(): HTMLElement {
  const place = here();
  const clear = isNarrowed(place.view) && h("a", { class: "button", href: pageAddress(place.path, EVERYTHING) }, filters.clear);
  return h("div", { class: "state" }, h("p", { class: "state-title" }, states.nothing), h("p", {}, states.nothingHint), clear);
}

export const insufficient = (n: string): HTMLElement => h("div", { class: "state" }, h("p", {}, states.insufficientLong(n)));

/** Nothing was loaded yet at all. */
export const empty = (): HTMLElement =>
  h("section", { class: "card state state-page", id: "no-data" },
    h("h2", {}, states.emptyTitle),
    h("p", {}, states.emptyText),
    h("pre", { tabindex: "0" }, h("code", {}, states.emptyCommands.join("\n"))),
    h("p", { class: "note" }, states.emptyBusy),
    h("p", {}, h("button", { type: "button", onclick: () => location.reload() }, states.reload)));

export const signedOut = (): HTMLElement =>
  h("section", { class: "card state state-page", id: "signed-out", role: "alert" },
    h("h2", {}, states.signedOutTitle),
    h("p", {}, states.signedOutText),
    h("pre", { tabindex: "0" }, h("code", {}, states.signedOutCommand)),
    h("p", {}, h("a", { class: "button", href: "/sign-in" }, states.signIn)));

/** The page's own files could not be loaded. */
export const noPage = (): HTMLElement =>
  h("section", { class: "card state state-page", role: "alert" },
    h("h2", {}, states.errorTitle),
    h("p", {}, states.noPage),
    h("p", {}, h("button", { type: "button", onclick: () => location.reload() }, states.reload)));

/** What went wrong, and what to do about it. */
export function problem(error: unknown, retry: () => void): HTMLElement {
  const known = error instanceof ApiProblem ? error : null;
  if (known?.isMissing) return h("div", { class: "state state-missing" }, h("p", {}, states.missing));
  return h("div", { class: "state state-error", role: "alert" },
    h("p", { class: "state-title" }, states.errorTitle),
    h("p", {}, known ? detail(known) : String(error)),
    known?.problem.parameter ? h("p", { class: "note" }, states.parameter(known.problem.parameter)) : null,
    h("button", { type: "button", onclick: retry }, states.retry));
}

function detail(error: ApiProblem): string {
  if (error.status === 0) return states.unreachable;
  if (error.status === 403) return states.forbidden;
  if (error.status === 429) return states.tooMany;
  return error.problem.detail ?? error.problem.title ?? states.serverError(error.status);
}
