import type { Amount, Budget, WindowBudget } from "../../api/releases";
import { shareLabel } from "../../charts/frame";
import type { Look, Option } from "../../charts/look";
import { columnStacks } from "../../charts/stacks";
import { chartBox } from "../../components/chartBox";
import { textColumn } from "../../components/columns";
import { h, newId } from "../../components/dom";
import { toggle } from "../../components/figure";
import { dataTable, type TableColumn } from "../../components/table";
import { epsilon, rho, share } from "../../format/numbers";
import { texts } from "./texts";

/** What is spent and left: a column for each window, and a line for the twelve that end with it. Shares, since both have limits of their own. */
export function budgetCard(budget: Budget): HTMLElement {
  const heading = newId("heading");
  const tools = h("div", { class: "tools" });
  const { windows } = budget;
  const content = windows.length === 0 ? [h("p", { class: "calm" }, texts.nothingSpent)] : drawn();

  function drawn(): HTMLElement[] {
    const box = chartBox(texts.budget, windows, { height: () => 300, option: (rows, look) => chart(budget, rows, look) });
    const table = h("div", { class: "table-view", hidden: true }, dataTable(texts.budget, columns, windows));
    tools.append(toggle(texts.budget, box, () => table));
    return [box.element, table];
  }

  return h("section", { class: "card wide figure", id: "budget", "aria-labelledby": heading },
    h("div", { class: "head" }, h("h2", { id: heading }, texts.budget), tools),
    h("p", { class: "lead" }, texts.budgetLead),
    h("div", { class: "figure-body" }, content, h("div", { class: "foot" }, h("p", { class: "basis" }, texts.limits(both(budget.window), both(budget.year), budget.delta)))));
}

const both = (amount: Amount): string => texts.amount(rho(amount.rho), epsilon(amount.epsilon));

const chart = (budget: Budget, rows: readonly WindowBudget[], look: Look): Option => columnStacks(look, {
  describe: texts.describe,
  names: rows.map(row => row.window),
  axis: shareLabel,
  // Limits that were lowered since may be less than what is spent.
  ...(rows.every(row => row.spent.rho <= budget.window.rho && row.year_spent.rho <= budget.year.rho) && { max: 1 }),
  parts: [
    { name: texts.spent, colour: look.colour("late-1"), values: rows.map(row => row.spent.rho / budget.window.rho) },
    { name: texts.left, colour: look.colour("late-3"), values: rows.map(row => row.left.rho / budget.window.rho) },
  ],
  line: { name: texts.yearSpent, colour: look.colour("tail"), values: rows.map(row => row.year_spent.rho / budget.year.rho) },
  tip: index => {
    const row = rows[index]!;
    return [
      `${texts.spent}: ${share(row.spent.rho / budget.window.rho)}, ${both(row.spent)}`, `${texts.left}: ${both(row.left)}`,
      `${texts.yearSpent}: ${share(row.year_spent.rho / budget.year.rho)}, ${both(row.year_spent)}`, `${texts.yearLeft}: ${both(row.year_left)}`,
    ];
  },
});

const amountColumn = (name: string, of: (row: WindowBudget) => Amount): TableColumn<WindowBudget> => ({
  name: texts.withEpsilon(name), text: row => texts.inTable(rho(of(row).rho), epsilon(of(row).epsilon)), key: row => of(row).rho, isNumber: true,
});

const columns: TableColumn<WindowBudget>[] = [
  textColumn(texts.window, row => row.window),
  amountColumn(texts.spent, row => row.spent),
  amountColumn(texts.left, row => row.left),
  amountColumn(texts.yearSpent, row => row.year_spent),
  amountColumn(texts.yearLeft, row => row.year_left),
];
