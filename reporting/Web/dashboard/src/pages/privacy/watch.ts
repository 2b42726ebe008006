import type { Watch } from "../../api/privacy";
import { h, newId } from "../../components/dom";
import { dataTable } from "../../components/table";
import { countColumn, textColumn } from "../../components/columns";
import { longDate } from "../../format/dates";
import { count } from "../../format/numbers";
import { texts } from "./texts";

const LIFE = 180;

/** Epochs with the days that are left to them, and what was kept out. */
export const watchCards = (watch: Watch): HTMLElement[] => [
  section("epochs", texts.epochs, texts.epochsLead, watch.epochs.length === 0 ? calm(texts.noEpochs) : epochs(watch)),
  section("withheld", texts.withheld, texts.withheldLead, watch.withheld.length === 0 ? calm(texts.nothing)
    : dataTable<Watch["withheld"][number]>(texts.withheld, [textColumn(texts.reason, row => row.reason), countColumn(texts.pushes, row => row.pushes)], watch.withheld)),
  section("tripwires", texts.tripwires, texts.tripwiresLead, watch.tripwires.length === 0 ? calm(texts.nothing)
    : dataTable<Watch["tripwires"][number]>(texts.tripwires, [{ name: texts.day, text: row => longDate(row.day), key: row => row.day }, countColumn(texts.pushes, row => row.pushes)], watch.tripwires)),
  section("unknown-fields", texts.unknown, texts.unknownLead, watch.unknown_fields.length === 0 ? calm(texts.nothing)
    : dataTable<Watch["unknown_fields"][number]>(texts.unknown, [textColumn(texts.path, row => row.path), textColumn(texts.provider, row => row.provider), countColumn(texts.times, row => row.times)], watch.unknown_fields)),
];

const epochs = (watch: Watch): HTMLElement => h("ul", { class: "epochs" }, watch.epochs.map(epoch => {
  const left = Math.max(0, epoch.days_left);
  const id = newId("epoch");
  return h("li", { class: epoch.days_left < 0 && "overdue" },
    h("span", { id }, `${String(epoch.epoch).slice(0, 4)}-${String(epoch.epoch).slice(4)}`),
    h("meter", { min: "0", max: String(LIFE), low: "30", value: String(left), "aria-labelledby": id }, String(left)),
    h("span", {}, epoch.days_left < 0 ? texts.overdue : texts.daysLeft(count(left))),
    h("span", { class: "muted" }, texts.parcels(count(epoch.parcels)), epoch.is_key_live ? "" : `, ${texts.noKey}`));
}));

const calm = (text: string): HTMLElement => h("p", { class: "calm" }, text);

function section(id: string, title: string, lead: string, content: HTMLElement): HTMLElement {
  const heading = newId("heading");
  return h("section", { class: "card", id, "aria-labelledby": heading },
    h("div", { class: "head" }, h("h2", { id: heading }, title)), h("p", { class: "lead" }, lead), h("div", { class: "figure-body" }, content));
}
