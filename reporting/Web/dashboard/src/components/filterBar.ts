import type { Filters } from "../api/types";
import { laneName } from "../format/places";
import { go, here } from "../state/router";
import { EVERYTHING, pageAddress, VIEW_KEYS, type View, type ViewKey } from "../state/view";
import { filters as texts } from "../texts";
import { h, newId } from "./dom";

export interface FilterBar {
  element: HTMLElement;
  /** Shows the view that the page's address holds. */
  show: (view: View) => void;
  /** The values to choose from. */
  offer: (filters: Filters) => void;
}

/** The filters. What is chosen goes into the page's address, and from there into every figure. */
export function filterBar(): FilterBar {
  const choices: Partial<Record<ViewKey, HTMLSelectElement>> = { carrier: select(), service: select(), origin: select(), destination: select(), lane: select() };
  const inputs: Partial<Record<ViewKey, HTMLInputElement>> = { from: input("date"), to: input("date"), "as-of": input("datetime-local") };
  const controls = { ...choices, ...inputs } as Record<ViewKey, HTMLSelectElement | HTMLInputElement>;
  const names: Record<ViewKey, string> = {
    carrier: texts.carrier, service: texts.service, origin: texts.origin, destination: texts.destination, lane: texts.lane, from: texts.from, to: texts.to, "as-of": texts.asOf,
  };
  const clear = h("button", { type: "button", class: "quiet", onclick: () => go(pageAddress(here().path, EVERYTHING)) }, texts.clear);
  const fields = h("div", { class: "fields", id: newId("fields") }, VIEW_KEYS.map(key => field(names[key], controls[key], key)), clear);
  const count = h("span", { class: "count" });
  const opener = h("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": fields.id, onclick: () => {
    const isOpen = element.classList.toggle("open");
    opener.setAttribute("aria-expanded", String(isOpen));
  } }, texts.show, count);
  const element = h("search", { class: "filters", "aria-label": texts.label, title: texts.wholeWeeks }, opener, fields);

  element.addEventListener("change", () => {
    const view = { ...EVERYTHING };
    for (const key of VIEW_KEYS) view[key] = key === "as-of" ? toInstant(controls[key].value) : controls[key].value;
    const { path, query } = here();
    const kept = Object.fromEntries([...query].filter(([key]) => !(key in EVERYTHING)));
    go(pageAddress(path, view, kept));
  });

  return {
    element,
    show: view => {
      for (const key of VIEW_KEYS) {
        const control = controls[key];
        if (control instanceof HTMLSelectElement && view[key]) offerValue(control, view[key]);
        control.value = key === "as-of" ? fromInstant(view[key]) : view[key];
      }
      const set = VIEW_KEYS.filter(key => view[key]).length;
      count.textContent = set > 0 ? texts.active(set) : "";
      clear.hidden = set === 0;
    },
    offer: filters => {
      fill(choices.carrier!, filters.carriers);
      fill(choices.service!, filters.services);
      fill(choices.origin!, withCountries(filters.origins));
      fill(choices.destination!, withCountries(filters.destinations));
      fill(choices.lane!, filters.lanes, laneName);
      for (const key of ["from", "to"] as const) {
        if (filters.first_week) inputs[key]!.min = filters.first_week;
      }
    },
  };
}

const select = (): HTMLSelectElement => h("select", {}, h("option", { value: "" }, texts.all));

const input = (type: string): HTMLInputElement => h("input", { type, max: type === "date" ? "2105-12-31" : false });

const field = (name: string, control: HTMLElement, key: string): HTMLElement => {
  control.id = `filter-${key}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, name), control);
};

function fill(choice: HTMLSelectElement, values: string[], name = (value: string): string => value): void {
  const chosen = choice.value;
  choice.replaceChildren(choice.options[0]!, ...values.map(value => h("option", { value }, name(value))));
  if (chosen) offerValue(choice, chosen);
  choice.value = chosen;
}

/** A value of the address that does not occur is shown all the same. */
function offerValue(choice: HTMLSelectElement, value: string): void {
  if (![...choice.options].some(option => option.value === value)) choice.append(h("option", { value }, value));
}

/** A country stands for all of its regions. */
const withCountries = (places: string[]): string[] => [...new Set(places.flatMap(place => [place.split("-")[0]!, place]))].sort();

/** "2026-09-28T10:00" is in UTC here. */
const toInstant = (local: string): string => (local ? `${local}${local.length === 16 ? ":00" : ""}Z` : "");

const fromInstant = (instant: string): string => {
  if (!instant) return "";
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 16);
};
