import type { Figure } from "../api/types";
import { frame, grid, tip, valueAxis, weekAxis } from "./frame";
import type { Look, Option } from "./look";

export interface Line {
  name: string;
  colour: string;
  values: (Figure | undefined)[];
  dashed?: boolean;
  /** Words at the end of the line; its name, if not given. */
  label?: string;
  /** Points that are to be noticed. */
  ringed?: boolean[];
}

export interface Band {
  name: string;
  colour: string;
  opacity: number;
  low: (Figure | undefined)[];
  high: (Figure | undefined)[];
}

export interface Lines {
  describe: string;
  weeks: string[];
  lines: Line[];
  bands?: Band[];
  axis: (value: number) => string;
  format: (value: number) => string;
  max?: number;
  fromZero?: boolean;
  /** Weeks whose parcels are still on their way, from this index on. */
  openFrom?: number | undefined;
  openName?: string;
  tip?: (index: number) => string[];
  /** Room for the words at the ends of the lines. */
  endRoom?: number;
}

/** Lines over weeks, with bands behind them. A gap is a figure that is not there. */
export function lines(look: Look, spec: Lines): Option {
  const names = [...(spec.bands ?? []).map(band => band.name), ...spec.lines.map(line => line.name)];
  const isLabelled = !look.narrow && spec.endRoom !== undefined;
  return frame(look, spec.describe, {
    legend: !isLabelled || spec.bands ? { data: names.map(name => ({ name })), type: look.narrow && names.length > 4 ? "scroll" : "plain" } : undefined,
    grid: grid({ top: isLabelled && !spec.bands ? 18 : look.narrow && names.length > 2 ? 56 : 36, right: isLabelled ? spec.endRoom : 20 }),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: look.muted } },
      formatter: (points: { dataIndex: number }[]) => {
        const index = points[0]!.dataIndex;
        return tip(spec.weeks[index]!, spec.tip?.(index) ?? spec.lines.flatMap(line => written(line, index, spec.format)));
      },
    },
    xAxis: weekAxis(look, spec.weeks),
    yAxis: valueAxis(look, spec.axis, { min: spec.fromZero ? 0 : undefined, scale: !spec.fromZero, max: spec.max }),
    series: [...(spec.bands ?? []).flatMap((band, index) => bandSeries(band, index)), ...spec.lines.map((line, index) => lineSeries(look, spec, line, index, isLabelled))],
  });
}

const written = (line: Line, index: number, format: (value: number) => string): string[] => {
  const value = line.values[index];
  return typeof value === "number" ? [`${line.name}: ${format(value)}`] : [];
};

function lineSeries(look: Look, spec: Lines, line: Line, index: number, isLabelled: boolean): Option {
  const isShaded = index === 0 && spec.openFrom !== undefined;
  return {
    name: line.name, type: "line", z: 4 + index, symbol: "circle", symbolSize: 6, connectNulls: false,
    color: line.colour,
    lineStyle: { width: 2, type: line.dashed ? "dashed" : "solid" },
    itemStyle: { color: line.colour },
    data: line.values.map((value, at) => ringed(look, line, value ?? null, at)),
    emphasis: { focus: "series" },
    endLabel: { show: isLabelled, formatter: line.label ?? line.name, color: look.text, fontSize: 12, distance: 6 },
    labelLayout: { moveOverlap: "shiftY" },
    markArea: isShaded ? openArea(look, spec) : undefined,
  };
}

const ringed = (look: Look, line: Line, value: Figure, at: number): unknown => line.ringed?.[at]
  ? { value, symbolSize: 12, itemStyle: { color: look.card, borderColor: line.colour, borderWidth: 3 } }
  : value;

const openArea = (look: Look, spec: Lines): Option => ({
  silent: true,
  itemStyle: { color: look.colour("open"), opacity: 1 },
  label: { color: look.muted, fontSize: 11, position: "insideTopRight", formatter: look.narrow ? "" : spec.openName ?? "" },
  data: [[{ xAxis: spec.weeks[spec.openFrom!] }, { xAxis: spec.weeks.at(-1) }]],
});

/** A band is what stands on an unseen line. */
function bandSeries(band: Band, index: number): Option[] {
  const base = { type: "line", stack: `band-${index}`, symbol: "none", silent: true, lineStyle: { opacity: 0 }, z: 1 + index, stackStrategy: "all" };
  const height = band.high.map((high, at) => (typeof high === "number" && typeof band.low[at] === "number" ? high - band.low[at]! : null));
  return [
    { ...base, data: band.low.map((low, at) => (height[at] === null ? null : low ?? null)), tooltip: { show: false } },
    { ...base, name: band.name, color: band.colour, itemStyle: { color: band.colour, opacity: band.opacity }, areaStyle: { color: band.colour, opacity: band.opacity }, data: height },
  ];
}
