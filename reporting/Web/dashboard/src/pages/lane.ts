import { h } from "../components/dom";
import { figure } from "../components/figure";
import type { Page } from "../components/page";
import { ends, isCountry } from "../format/places";
import { pageAddress } from "../state/view";
import { filters, lane as texts } from "../texts";
import { legParts } from "./lane/legs";
import { bands, corrected } from "./lane/weeks";
import { spreadOf } from "./lane/spread";
import { ranking } from "./ranking";

/** One lane: the page's own, or all between the places that the filters name. */
export const lanePage: Page = {
  title: ({ view }) => {
    const [from, to] = ends(view.lane);
    return view.lane ? texts.title(from || texts.unknown, to || texts.unknown) : texts.title(view.origin || filters.anywhere, view.destination || filters.anywhere);
  },
  lead: texts.lead,
  render: context => {
    const { view } = context.place;
    const wide = [...new Set([view.origin, view.destination])].filter(place => place !== "" && isCountry(place));
    return [
      h("p", { class: "back" }, h("a", { href: pageAddress("/lanes", { ...view, lane: "", origin: "", destination: "" }) }, `← ${texts.back}`)),
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
