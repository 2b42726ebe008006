import { h } from "./dom";

/** A button that opens a list of links and buttons. Escape, a choice, or a click elsewhere closes it. */
export function menu(name: string, label: string, items: HTMLElement[]): HTMLElement {
  const details = h("details", { class: "menu", onkeydown: (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  }, onfocusout: (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && details.contains(event.relatedTarget))) details.open = false;
  } },
    h("summary", { class: "button", "aria-label": label }, name),
    h("ul", {}, items.map(item => h("li", { onclick: () => { details.open = false; } }, item))));
  return details;
}
