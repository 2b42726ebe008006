import { fileAddress, type Ask } from "../api/asks";
import type { RowOf } from "../api/rows";
import type { View } from "../state/view";
import { card } from "../texts";
import type { ChartBox } from "./chartBox";
import { h } from "./dom";
import { menu } from "./menu";

/** The rows as files from the API, and the chart as a picture. */
export function downloads(title: string, name: string, ask: Ask<keyof RowOf>, view: View, box: ChartBox | null): HTMLElement {
  const file = (format: "csv" | "parquet", label: string) => h("a", { href: fileAddress(ask, view, format), download: `${name}.${format}` }, label);
  return menu(card.download, card.downloadOf(title), [
    file("csv", card.csv),
    file("parquet", card.parquet),
    ...(box ? pictures(name, box) : []),
  ]);
}

/** A chart as pictures. */
export function pictures(name: string, box: ChartBox): HTMLElement[] {
  const picture = (label: string, make: () => string, extension: string): HTMLElement =>
    h("button", { type: "button", onclick: () => save(make(), `${name}.${extension}`) }, label);
  return [
    picture(card.png, box.png, "png"),
    picture(card.svg, () => URL.createObjectURL(new Blob([box.svg()], { type: "image/svg+xml" })), "svg"),
  ];
}

function save(address: string, name: string): void {
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  if (address.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
