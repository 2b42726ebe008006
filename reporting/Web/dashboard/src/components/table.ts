import { count } from "../format/numbers";
import { card } from "../texts";
import { h } from "./dom";

export interface TableColumn<R> {
  name: string;
  /** What stands in the cell. */
  text: (row: R) => string;
  /** What rows are sorted by; nulls go last. Numbers stand to the right. */
  key: (row: R) => string | number | null | undefined;
  isNumber?: boolean;
  link?: (row: R) => string | null;
  /** Whether a row has the figure at all; the column goes where none has. */
  isThere?: (row: R) => boolean;
}

const FIRST_ROWS = 250;

/** A table that sorts by a click on a column's name. The first column heads its row. */
export function dataTable<R>(title: string, all: TableColumn<R>[], rows: readonly R[]): HTMLElement {
  const columns = all.filter(column => !column.isThere || rows.some(column.isThere));
  let sorted = [...rows];
  let isWhole = rows.length <= FIRST_ROWS;
  const body = h("tbody");
  const heads = columns.map(column => h("th", { scope: "col", class: column.isNumber && "number" },
    h("button", { type: "button", class: "sort", title: card.sortBy(column.name), onclick: () => sort(column) }, column.name)));
  const more = h("p", { class: "more" }, h("button", { type: "button", onclick: () => { isWhole = true; fill(); } }, card.showAll(count(rows.length))));

  function sort(column: TableColumn<R>): void {
    const head = heads[columns.indexOf(column)]!;
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    sorted = [...rows].sort((a, b) => compare(column.key(a), column.key(b), direction));
    fill();
  }

  function fill(): void {
    body.replaceChildren(...(isWhole ? sorted : sorted.slice(0, FIRST_ROWS)).map(row => h("tr", {}, columns.map((column, index) => cell(column, row, index)))));
    more.hidden = isWhole;
  }

  fill();
  return h("div", {},
    h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": card.tableOf(title) },
      h("table", {}, h("caption", { class: "unseen" }, title), h("thead", {}, h("tr", {}, heads)), body)),
    more);
}

function cell<R>(column: TableColumn<R>, row: R, index: number): HTMLElement {
  const address = column.link?.(row);
  const content = address ? h("a", { href: address }, column.text(row)) : column.text(row);
  const isAbsent = column.isNumber && typeof column.key(row) !== "number";
  return index === 0
    ? h("th", { scope: "row" }, content)
    : h("td", { class: [column.isNumber && "number", isAbsent && "absent"].filter(Boolean).join(" ") || false }, content);
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined, direction: number): number {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  return direction * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true }));
}
