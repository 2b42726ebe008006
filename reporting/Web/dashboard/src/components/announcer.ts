import { h } from "./dom";

/** Says to screen readers what happens. */
const region = h("p", { class: "unseen", role: "status", "aria-live": "polite" });

export const announcer = (): HTMLElement => region;

export function announce(text: string): void {
  if (region.textContent !== text) region.textContent = text;
}
