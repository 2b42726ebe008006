import { h } from "./dom";

export interface Tile {
  name: string;
  value: string;
  details: (string | null)[];
  change?: { text: string; when?: string; tone: "good" | "bad" | "same" } | null;
}

/** Headline figures: a name, a value, and what goes with it. */
export const tiles = (label: string, all: Tile[]): HTMLElement =>
  h("dl", { class: "tiles", "aria-label": label }, all.map(tile => h("div", { class: "tile" },
    h("dt", {}, tile.name),
    h("dd", { class: "value" }, tile.value),
    tile.change ? h("dd", { class: `change ${tile.change.tone}` }, tile.change.text, tile.change.when && h("span", { class: "when" }, ` ${tile.change.when}`)) : null,
    tile.details.filter(detail => detail !== null).map(detail => h("dd", { class: "detail" }, detail)))));
