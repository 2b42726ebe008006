import type { Report, Row } from "../api/types";
import { longDate, time } from "../format/dates";
import { card } from "../texts";
import { h } from "./dom";

/** What the figures of a report mean, in the API's own words. */
export function definition<R extends Row>(report: Report<R>): HTMLElement {
  const { from, to, as_of } = report.window;
  const weeks = from || to ? [from && longDate(from), to && longDate(to)].map(date => date || "…").join(" – ") : card.allWeeks;
  return h("details", { class: "definition" },
    h("summary", {}, card.definition),
    h("dl", {}, report.metrics.map(metric => {
      const clock = metric.start && metric.stop ? `${metric.start} → ${metric.stop}` : null;
      const parts = [metric.counted, clock, `${card.of} ${metric.population}`].filter(Boolean).join("; ");
      return h("div", {}, h("dt", {}, metric.name.replaceAll("_", " ")), h("dd", {}, parts));
    })),
    report.conventions.map(text => h("p", {}, text)),
    h("p", {}, `${card.asOf} ${time(as_of)}. ${card.window}: ${weeks}.`));
}
