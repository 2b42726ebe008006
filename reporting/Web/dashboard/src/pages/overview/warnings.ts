import type { DataQuality } from "../../api/rows";
import type { Report } from "../../api/types";
import { narrowed } from "../../components/columns";
import { h, newId } from "../../components/dom";
import { load } from "../../components/load";
import type { PageContext } from "../../components/page";
import { skeleton } from "../../components/states";
import { daysBetween } from "../../format/dates";
import { minutes, share } from "../../format/numbers";
import { overview as texts, quality } from "../../texts";

export type Measure = keyof typeof quality.measures;

export const MEASURES = Object.keys(quality.measures) as Measure[];

const SHOWN = 6;
const LATE_MINUTES = 24 * 60;
const STALE_DAYS = 2;

/** What stands out in the quality of the data, the worst first. */
export function warnings({ session }: PageContext): HTMLElement {
  const heading = newId("heading");
  const body = h("div", { class: "figure-body" });
  load(body, () => session.report({ report: "data-quality", group: ["carrier"] }), skeleton("list"), report => {
    const found = [...stale(report), ...report.rows.flatMap(doubts).sort((a, b) => b.weight - a.weight).map(doubt => doubt.text)].slice(0, SHOWN);
    return [
      h("p", { class: "lead" }, texts.warningsLead),
      found.length === 0 ? h("p", { class: "calm" }, texts.warningsNone) : h("ul", { class: "notices" }, found.map(text => h("li", {}, text))),
      h("p", {}, h("a", { href: narrowed("/data-quality", {}) }, texts.warningsMore)),
    ];
  });
  return h("section", { class: "card", id: "warnings", "aria-labelledby": heading }, h("div", { class: "head" }, h("h2", { id: heading }, texts.warnings)), body);
}

function stale({ freshness: { last_scan }, window }: Report<DataQuality>): string[] {
  const age = last_scan === null ? 0 : daysBetween(last_scan, window.as_of);
  return age > STALE_DAYS ? [texts.stale(minutes(age * 1440))] : [];
}

/** How far a carrier's figures are past what raises a doubt. */
function doubts(row: DataQuality): { text: string; weight: number }[] {
  const carrier = row.carrier ?? "";
  const late = row.scan_latency_p90_minutes;
  return [
    ...MEASURES.flatMap(name => {
      const { warn, text } = quality.measures[name];
      const value = row[name];
      return value !== null && value > warn ? [{ text: text(carrier, share(value)), weight: value / warn }] : [];
    }),
    ...(late !== null && late > LATE_MINUTES ? [{ text: quality.latencyWarn(carrier, minutes(late)), weight: late / LATE_MINUTES }] : []),
  ];
}
