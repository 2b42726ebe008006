import { ApiProblem, isAbort } from "./api/client";
import { Session } from "./api/session";
import { announce } from "./components/announcer";
import { h } from "./components/dom";
import { filterBar } from "./components/filterBar";
import { leave } from "./components/lifetime";
import { onSignedOut } from "./components/load";
import { shell } from "./components/shell";
import { empty, noPage, signedOut } from "./components/states";
import { applyTheme } from "./components/theme";
import { goInstead, here, onMove, start, type Place } from "./state/router";
import { EVERYTHING } from "./state/view";
import { frontOf, hasReports, opens, pages } from "./state/pages";
import { product, states } from "./texts";

applyTheme();
const frame = shell();
const bar = filterBar();
frame.filters.append(bar.element);
document.getElementById("app")!.replaceChildren(...frame.element);

let session = new Session(here().view);
let shown = "";
/** Where the key of who is here comes in. */
let front = "/";

async function show(place: Place, moved: boolean): Promise<void> {
  if (place.path === "/" && front !== "/") return goInstead(front);
  leave();
  session.end();
  session = new Session(place.view);
  const own = session;
  frame.at(place);
  bar.show(place.view);
  frame.filters.hidden = !hasReports(place.path);
  const route = pages[place.path];
  if (!route) return notFound();
  const page = await route.load().catch(() => null);
  if (own !== session) return;
  if (page === null) return notLoaded();
  const title = page.title(place);
  const isNew = shown !== place.path;
  shown = place.path;
  document.title = `${title} · ${product}`;
  const heading = h("h1", { tabindex: "-1" }, title);
  frame.main.replaceChildren(h("div", { class: "page-head" }, heading, h("p", {}, page.lead)), ...page.render({ session, place }));
  if (moved && isNew) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    announce(title);
  }
}

/** The page's own files did not come: they too are only for who is signed in. */
async function notLoaded(): Promise<void> {
  const isOver = await session.me().then(() => false, (error: unknown) => error instanceof ApiProblem && error.isSignedOut);
  end(isOver ? signedOut() : noPage());
}

function notFound(): void {
  document.title = `${states.notFoundTitle} · ${product}`;
  frame.main.replaceChildren(h("section", { class: "card state state-page" },
    h("h1", {}, states.notFoundTitle), h("p", {}, states.notFoundText), h("p", {}, h("a", { class: "button", href: "/" }, states.toOverview))));
}

/** What does not change with the filters: who is here, and what there is to choose from. */
function introduce(): Promise<void> {
  const lasting = new Session(EVERYTHING);
  const silent = (error: unknown): void => {
    if (!isAbort(error)) console.info(states.errorTitle);
  };
  const offer = (): void => void lasting.filters().then(filters => {
    bar.offer(filters);
    if (filters.carriers.length === 0 && filters.first_week === null && hasReports(here().path)) end(empty());
  }).catch(silent);
  return lasting.me().then(me => {
    frame.signedIn(me);
    front = frontOf(me.role) ?? "/";
    if (opens(me.role, "/")) offer();
  }).catch(silent);
}

/** There is nothing more to show than this; a page that is on its way finds that its session is no longer the one that counts. */
function end(notice: HTMLElement): void {
  leave();
  session.end();
  session = new Session(EVERYTHING);
  frame.filters.hidden = true;
  frame.main.replaceChildren(notice);
}

onSignedOut(() => {
  if (document.getElementById("signed-out")) return;
  end(signedOut());
});
onMove(place => void show(place, true));
start(new Set(Object.keys(pages)));
const introduced = introduce();
if (here().path === "/") {
  // Everybody comes in here, and not everybody may ask for what is here: who it is comes first.
  void introduced.then(() => here().path === "/" ? show(here(), false) : undefined);
} else {
  void show(here(), false);
}
// Fetched while the figures are; who draws a chart tells when it does not come.
import("./charts/engine").catch(() => undefined);
