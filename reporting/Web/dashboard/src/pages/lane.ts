import { h } from "../components/dom";
import { figure } from "../components/figure";
import type { Page } from "../components/page";
import { isCountry } from "../format/places";
import { EVERYTHING, pageAddress } from "../state/view";
import { filters, lane as texts } from "../texts";
import { legParts } from "./lane/legs";
import { bands, corrected } from "./lane/weeks";
import { spreadOf } from "./lane/spread";
import { ranking } from "./ranking";

/** One lane: the page's origin and destination. */
export const lanePage: Page = {
  title: ({ view }) => texts.title(view.origin || filters.anywhere, view.destination || filters.anywhere),
  lead: texts.lead,
  render: context => {
    const { view } = context.place;
    const wide = [...new Set([view.origin, view.destination])].filter(place => place !== "" && isCountry(place));
    return [
      h("p", { class: "back" }, h("a", { href: pageAddress("/lanes", { ...EVERYTHING, ...view, origin: "", destination: "" }) }, `← ${texts.back}`)),
      ...wide.map(place => h("p", { class: "note" }, texts.wide(place))),
      h("div", { class: "cards" },
        figure(context, ranking("lane-carriers", texts.carriers, ["carrier"], "/lane")),
        figure(context, bands),
        figure(context, corrected),
        figure(context, spreadOf),
        figure(context, legParts)),
    ];
  },
};
