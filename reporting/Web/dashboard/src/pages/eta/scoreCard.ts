import { recordAddress, type Model } from "../../api/eta";
import type { Figure, Row } from "../../api/types";
import { chartBox } from "../../components/chartBox";
import { h, newId } from "../../components/dom";
import { pictures } from "../../components/downloads";
import { toggle, type ChartSpec } from "../../components/figure";
import { menu } from "../../components/menu";
import { dataTable, type TableColumn } from "../../components/table";
import { longDate } from "../../format/dates";
import { count, share } from "../../format/numbers";
import { card } from "../../texts";
import { MODEL, scoresOf } from "./contenders";
import { texts } from "./texts";

export interface ScoreCard<R extends Row> {
  id: string;
  title: string;
  lead: string;
  rows: readonly R[];
  columns: TableColumn<R>[];
  /** None where the table is all. */
  chart?: ChartSpec<R>;
  basis: string;
  terms: (readonly [string, string])[];
  wide?: boolean;
}

/** A card with scores of a model: chart, table, definition, n, and downloads. */
export function scoreCard<R extends Row>(model: Model, spec: ScoreCard<R>): HTMLElement {
  const heading = newId("heading");
  const isScored = spec.rows.length > 0;
  const box = isScored && spec.chart ? chartBox(spec.title, spec.rows, spec.chart) : null;
  const table = h("div", { class: "table-view", hidden: box !== null }, isScored && dataTable(spec.title, spec.columns, spec.rows));
  const record = h("a", { href: recordAddress(model.version), download: `eta-${model.version}.json` }, texts.json);
  return h("section", { class: `card figure${spec.wide ? " wide" : ""}`, id: spec.id, "aria-labelledby": heading },
    h("div", { class: "head" },
      h("h2", { id: heading }, spec.title),
      h("div", { class: "tools" }, box && toggle(spec.title, box, () => table), menu(card.download, card.downloadOf(spec.title), [record, ...(box ? pictures(spec.id, box) : [])]))),
    h("p", { class: "lead" }, spec.lead),
    h("div", { class: "figure-body" },
      isScored ? [box && box.element, table] : h("p", { class: "calm" }, texts.notScored),
      h("div", { class: "foot" }, h("p", { class: "basis" }, isScored && spec.basis), definition(spec.terms))));
}

const definition = (terms: ScoreCard<Row>["terms"]): HTMLElement => h("details", { class: "definition" },
  h("summary", {}, card.definition),
  h("dl", {}, terms.map(([term, text]) => h("div", {}, h("dt", {}, term), h("dd", {}, text)))));

/** The slice that the figures are of. */
export function basisOf({ scores: { overall, from, until, known_until } }: Model): string {
  const scores = scoresOf(overall, MODEL);
  return scores ? texts.basis(count(scores.parcels), share(scores.settled), longDate(from), longDate(until), longDate(known_until)) : "";
}

/** A column of figures that not every contender tells. */
export const toldColumn = <R>(name: string, of: (row: R) => Figure | undefined, format: (value: number) => string): TableColumn<R> =>
  ({ name, text: row => told(of(row), format), key: of, isNumber: true });

export const told = (value: Figure | undefined, format: (value: number) => string): string => (value === null || value === undefined ? texts.none : format(value));
