import type { ModelLine } from "../../api/eta";
import { h, newId } from "../../components/dom";
import { longDate } from "../../format/dates";
import { count, hours, share } from "../../format/numbers";
import { card } from "../../texts";
import { told } from "./scoreCard";
import { texts } from "./texts";

/** Every model in a row; the button in it chooses the one that is shown. */
export function historyCard(models: readonly ModelLine[], choose: (model: ModelLine) => void): { element: HTMLElement; mark: (model: ModelLine) => void } {
  const heading = newId("heading");
  const rows = new Map(models.map(model => [model, row(model, choose)]));
  return {
    element: h("section", { class: "card wide", id: "history", "aria-labelledby": heading },
      h("div", { class: "head" }, h("h2", { id: heading }, texts.history)),
      h("p", { class: "lead" }, texts.historyLead),
      h("div", { class: "figure-body" },
        h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": card.tableOf(texts.history) },
          h("table", {}, h("caption", { class: "unseen" }, texts.history),
            h("thead", {}, h("tr", {}, texts.columns.map(([name, isNumber]) => h("th", { scope: "col", class: isNumber ? "plain number" : "plain" }, name)))),
            h("tbody", {}, [...rows.values()].map(one => one.element)))))),
    mark: model => rows.forEach((one, of) => one.button.setAttribute("aria-pressed", String(of === model))),
  };
}

function row(model: ModelLine, choose: (model: ModelLine) => void): { element: HTMLElement; button: HTMLElement } {
  const { version, data, verdict } = model;
  const button = h("button", { type: "button", class: "choose", "aria-pressed": "false", title: texts.show(version), onclick: () => choose(model) }, version);
  const error = model.scores?.mean_error_hours;
  return {
    button,
    element: h("tr", {},
      h("th", { scope: "row" }, button),
      h("td", {}, longDate(model.trained_at)),
      h("td", { class: "broad" }, texts.window(longDate(data.from), longDate(data.until))),
      h("td", {}, data.purposes.join(", ")),
      h("td", { class: "broad" }, data.epochs.flatMap((epoch, index) => [index > 0 && ", ", h("span", {}, epochName(epoch))])),
      h("td", { class: "number" }, count(model.parcels)),
      h("td", { class: "number" }, told(model.parcels > 0 ? model.in_flight / model.parcels : null, share)),
      h("td", { class: typeof error === "number" ? "number" : "number absent" }, told(error, hours)),
      h("td", { class: "verdict" }, stateBadge(model), verdict.reasons.map(reason => h("p", {}, reason)))),
  };
}

/** Whether it serves, in a word or some. */
export const stateBadge = ({ is_champion, verdict }: Pick<ModelLine, "is_champion" | "verdict">): HTMLElement => is_champion
  ? h("span", { class: "badge champion" }, texts.serves)
  : h("span", { class: verdict.is_accepted ? "badge" : "badge aside" }, verdict.is_accepted ? texts.accepted : texts.aside);

/** 202608 as "2026-08". */
const epochName = (epoch: number): string => `${epoch}`.replace(/^(\d{4})(\d{2})$/, "$1-$2");
