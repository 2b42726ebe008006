import { nav } from "../texts";
import { h } from "./dom";

type Choice = "auto" | "light" | "dark";

const KEY = "analytics.theme";
const CHOICES: readonly Choice[] = ["auto", "light", "dark"];
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** Runs when the colours have become others, until the answer is called. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function applyTheme(): void {
  const chosen = choice();
  document.documentElement.dataset["theme"] = chosen === "auto" ? (system.matches ? "dark" : "light") : chosen;
  for (const listener of listeners) listener();
}

export function themeSelect(): HTMLElement {
  const select = h("select", { "aria-label": nav.theme.label, class: "quiet", onchange: () => {
    localStorage.setItem(KEY, select.value);
    applyTheme();
  } }, CHOICES.map(name => h("option", { value: name, selected: name === choice() }, nav.theme[name])));
  return select;
}

function choice(): Choice {
  const stored = localStorage.getItem(KEY);
  return CHOICES.find(name => name === stored) ?? "auto";
}

system.addEventListener("change", applyTheme);
