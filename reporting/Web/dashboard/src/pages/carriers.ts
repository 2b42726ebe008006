import { h } from "../components/dom";
import { figure } from "../components/figure";
import type { Page } from "../components/page";
import { go, here } from "../state/router";
import { pageAddress } from "../state/view";
import { carriers as texts } from "../texts";
import { carrierWeeks } from "./carriers/weeks";
import { ranking } from "./ranking";

const PERCENTILES = ["p50", "p75", "p80", "p90", "p95"];

export const carriersPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => {
    const rankBy = context.place.query.get("rank-by") ?? "p50";
    return [h("div", { class: "cards" },
      figure(context, { ...ranking("ranking", texts.ranking, ["carrier"], "/carriers", rankBy), controls: [rankSelect(rankBy)] }),
      figure(context, carrierWeeks))];
  },
};

function rankSelect(chosen: string): HTMLElement {
  const all = PERCENTILES.includes(chosen) ? PERCENTILES : [...PERCENTILES, chosen];
  const select = h("select", { onchange: () => go(pageAddress("/carriers", here().view, { "rank-by": select.value === "p50" ? "" : select.value })) },
    all.map(name => h("option", { value: name, selected: name === chosen }, name)));
  return h("label", {}, texts.rankBy, " ", select);
}
