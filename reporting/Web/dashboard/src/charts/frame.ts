import { h } from "../components/dom";
import type { Look, Option } from "./look";

const prefersMore = matchMedia("(prefers-contrast: more)");
const prefersLess = matchMedia("(prefers-reduced-motion: reduce)");

/** What every chart has in common. */
export function frame(look: Look, describe: string, option: Option): Option {
  return {
    animation: !prefersLess.matches,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: look.font, color: look.text },
    aria: { enabled: true, label: { description: describe }, decal: { show: prefersMore.matches } },
    ...option,
    tooltip: { confine: true, className: "tip", backgroundColor: look.card, borderColor: look.line, padding: [8, 12], ...(option["tooltip"] as Option) },
    ...(option["legend"] ? { legend: legend(look, option["legend"] as Option) } : {}),
  };
}

const legend = (look: Look, option: Option): Option => ({
  top: 0, left: 0, itemGap: 14, itemWidth: 18, itemHeight: 10, textStyle: { color: look.text, fontSize: 12 }, ...option,
});

/** Room above the plot for a legend of these names, which breaks into lines where it is narrow; none for a single name. */
export function legendRoom(look: Look, names: readonly string[]): number {
  if (names.length < 2) return 10;
  let [lines, used] = [1, 0];
  for (const name of names) {
    const width = name.length * 6.8 + 42;
    if (used > 0 && used + width > look.width) [lines, used] = [lines + 1, 0];
    used += width;
  }
  return 12 + lines * 24;
}

/** The content of a tooltip. */
export const tip = (head: string, lines: (string | null | false)[]): HTMLElement =>
  h("div", { class: "tip-text" }, h("strong", {}, head), lines.filter(line => typeof line === "string").map(line => h("span", {}, line)));

export const valueAxis = (look: Look, formatter: (value: number) => string, more: Option = {}): Option => ({
  type: "value",
  axisLabel: { color: look.muted, hideOverlap: true, formatter, fontSize: 12 },
  splitLine: { lineStyle: { color: look.line } },
  splitNumber: look.narrow ? 3 : 5,
  ...more,
});

export const nameAxis = (look: Look, names: string[], more: Option = {}): Option => ({
  type: "category",
  data: names,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: look.line } },
  axisLabel: { color: look.text, fontSize: 12, width: look.narrow ? 92 : 170, overflow: "truncate", interval: 0 },
  ...more,
});

/** Rows from the top down, which ECharts draws from the bottom up. */
export function rowAxis(look: Look, names: string[], width?: number): Option {
  const axis = nameAxis(look, names, { inverse: true });
  return width === undefined ? axis : { ...axis, axisLabel: { ...(axis["axisLabel"] as Option), width } };
}

export const weekAxis = (look: Look, weeks: string[]): Option => nameAxis(look, weeks, {
  boundaryGap: true,
  axisLabel: { color: look.muted, fontSize: 12, hideOverlap: true },
});

export const grid = (more: Option = {}): Option => ({ top: 36, left: 4, right: 20, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...more });

export const rowsHeight = (rows: number, each = 34, rest = 78): number => Math.max(rows, 2) * each + rest;

export const hoursLabel = (value: number): string => `${value} h`;

export const shareLabel = (value: number): string => `${Number((value * 100).toFixed(2))} %`;
