import { overviewOf, type Overview } from "../api/privacy";
import { h } from "../components/dom";
import { onLeave } from "../components/lifetime";
import { load } from "../components/load";
import type { Page } from "../components/page";
import { skeleton } from "../components/states";
import { tiles } from "../components/tiles";
import { count } from "../format/numbers";
import { entryCard } from "./privacy/entry";
import { requestsCard } from "./privacy/requests";
import { texts } from "./privacy/texts";
import { watchCards } from "./privacy/watch";

export const privacyPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: () => {
    const stop = new AbortController();
    onLeave(() => stop.abort());
    const overview = overviewOf(stop.signal);
    const headlines = h("div", { class: "headlines" });
    const watch = h("div", { class: "cards" });
    const requests = requestsCard(overview, stop.signal, () => showHeadlines(() => overviewOf(stop.signal)));

    function showHeadlines(ask: () => Promise<Overview>): void {
      load(headlines, ask, skeleton("tile"), ({ open, late }) => [tiles(texts.tiles, [
        { name: texts.open, value: count(open), details: [texts.openDetail] },
        { name: texts.late, value: count(late), details: [texts.lateDetail], change: late > 0 ? { text: texts.lateNow, tone: "bad" } : null },
      ])]);
    }

    showHeadlines(() => overview);
    load(watch, () => overview, skeleton("list"), ({ watch: seen }) => (seen ? watchCards(seen) : [h("p", { class: "note" }, texts.noWatch)]));
    return [
      headlines,
      h("div", { class: "cards privacy" }, requests.element, entryCard(requests.changed)),
      watch,
    ];
  },
};
