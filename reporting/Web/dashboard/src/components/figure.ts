import type { Ask } from "../api/asks";
import type { RowOf } from "../api/rows";
import type { Report } from "../api/types";
import type { Look, Option } from "../charts/look";
import { count, isEnough } from "../format/numbers";
import { card } from "../texts";
import { chartBox, type ChartBox } from "./chartBox";
import { definition } from "./definition";
import { h, newId } from "./dom";
import { downloads } from "./downloads";
import { load } from "./load";
import type { PageContext } from "./page";
import { insufficient, nothing, skeleton } from "./states";
import { dataTable, type TableColumn } from "./table";

/** What was clicked: a heat map's cells have a key. */
export interface Point {
  dataIndex: number;
  value: unknown;
  data?: { key?: string };
}

export interface ChartSpec<R> {
  height: (rows: readonly R[], width: number) => number;
  option: (rows: readonly R[], look: Look) => Option;
  /** Where a click on a part of the chart leads. */
  follow?: (rows: readonly R[], point: Point) => string | null;
}

export interface FigureSpec<N extends keyof RowOf> {
  id: string;
  title: string;
  lead: string;
  ask: Ask<N>;
  /** The rows that count, in their order; all, if not given. */
  pick?: (rows: RowOf[N][], report: Report<RowOf[N]>) => RowOf[N][];
  basis: (rows: readonly RowOf[N][]) => string;
  parcels: (row: RowOf[N]) => number;
  columns: TableColumn<RowOf[N]>[];
  chart: ChartSpec<RowOf[N]>;
  wide?: boolean;
  controls?: HTMLElement[];
}

/** A card with a chart, its table, its definition, its n, and its downloads. */
export function figure<N extends keyof RowOf>(context: PageContext, spec: FigureSpec<N>): HTMLElement {
  const heading = newId("heading");
  const body = h("div", { class: "figure-body" });
  const tools = h("div", { class: "tools" });
  const section = h("section", { class: `card figure${spec.wide ? " wide" : ""}`, id: spec.id, "aria-labelledby": heading },
    h("div", { class: "head" }, h("h2", { id: heading }, spec.title), tools),
    h("p", { class: "lead" }, spec.lead),
    spec.controls && h("div", { class: "controls" }, spec.controls),
    body);

  load(body, () => context.session.report(spec.ask), skeleton(), report => {
    const rows = spec.pick?.(report.rows, report) ?? report.rows;
    if (rows.length === 0) return [nothing()];
    const box = rows.some(isEnough) ? chartBox(spec.title, rows, spec.chart) : null;
    tools.replaceChildren(...(box ? [toggle(spec.title, box, () => table)] : []), downloads(spec.title, spec.id, spec.ask, context.place.view, box));
    const table = h("div", { class: "table-view", hidden: box !== null }, dataTable(spec.title, spec.columns, rows));
    const total = rows.reduce((sum, row) => sum + spec.parcels(row), 0);
    return [
      box?.element ?? insufficient(count(total)),
      table,
      report.next !== null && h("p", { class: "note" }, card.cut(count(report.rows.length), count(report.total))),
      h("div", { class: "foot" }, h("p", { class: "basis" }, spec.basis(rows)), definition(report)),
    ];
  });
  return section;
}

/** Two buttons: the chart, or its table. */
export function toggle(title: string, box: ChartBox, table: () => HTMLElement): HTMLElement {
  const chart = h("button", { type: "button", "aria-pressed": "true", onclick: () => show(true) }, card.chart);
  const rows = h("button", { type: "button", "aria-pressed": "false", onclick: () => show(false) }, card.table);
  function show(isChart: boolean): void {
    chart.setAttribute("aria-pressed", String(isChart));
    rows.setAttribute("aria-pressed", String(!isChart));
    box.element.hidden = !isChart;
    table().hidden = isChart;
    if (isChart) box.resize();
  }
  return h("div", { class: "switch", role: "group", "aria-label": card.view(title) }, chart, rows);
}
