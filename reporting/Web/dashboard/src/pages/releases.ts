import { budgetOf, releasesOf, type Release } from "../api/releases";
import { h } from "../components/dom";
import { onLeave } from "../components/lifetime";
import { load } from "../components/load";
import type { Page } from "../components/page";
import { skeleton } from "../components/states";
import { budgetCard } from "./releases/budget";
import { certificateCard } from "./releases/certificate";
import { listCard } from "./releases/list";
import { texts } from "./releases/texts";

export const releasesPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: ({ place }) => {
    const stop = new AbortController();
    onLeave(() => stop.abort());
    const cards = h("div", { class: "cards releases" });
    const budget = h("div", { class: "cards" });
    load(cards, () => releasesOf(stop.signal), skeleton("list"), ({ releases }) => (releases.length === 0 ? [noReleases()] : chosen(releases, place.query.get("release"))));
    load(budget, () => budgetOf(stop.signal), skeleton(), answer => [budgetCard(answer)]);
    return [cards, budget];
  },
};

/** The list, and the certificate of the release that is chosen in it: that of the address, or the latest that has one. */
function chosen(releases: Release[], named: string | null): HTMLElement[] {
  const first = releases.find(release => release.id === named) ?? releases.find(release => release.certificate) ?? releases[0]!;
  const certificate = certificateCard();
  const list = listCard(releases, release => {
    const address = new URL(location.href);
    address.searchParams.set("release", release.id);
    history.replaceState(history.state, "", address);
    list.mark(release);
    certificate.show(release);
    certificate.focus();
  });
  list.mark(first);
  certificate.show(first);
  return [list.element, certificate.element];
}

const noReleases = (): HTMLElement => h("section", { class: "card wide state", id: "no-releases" },
  h("h2", {}, texts.emptyTitle),
  h("p", {}, texts.emptyText),
  h("pre", { tabindex: "0" }, h("code", {}, texts.emptyCommands.join("\n"))),
  h("p", { class: "note" }, texts.emptyNote));
