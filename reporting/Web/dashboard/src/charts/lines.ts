import type { Figure } from "../api/types";
import { frame, grid, legendRoom, tip, valueAxis, weekAxis } from "./frame";
import { apart } from "./labels";
import type { Look, Option } from "./look";

export interface Line {
  name: string;
  colour: string;
  values: (Figure | undefined)[];
  dashed?: boolean;
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
  fromZero?: boolean;
  /** More of the axis of figures. */
  bounds?: Option;
  /** Weeks whose parcels are still on their way, from this index on. */
  openFrom?: number | undefined;
  tip?: (index: number) => string[];
  /** Room for the words at the ends of the lines, which stand there only where this is given. */
  endRoom?: number;
  /** Height of the chart. */
  height: number;
}

/** Lines over weeks, with bands behind them. A gap is a figure that is not there. */
export function lines(look: Look, spec: Lines): Option {
  const names = [...(spec.bands ?? []).map(band => band.name), ...spec.lines.map(line => line.name)];
  const shifts = apart(spec.lines.map(line => line.values), spec.height, spec.fromZero ?? false);
  const isLabelled = !look.narrow && spec.endRoom !== undefined;
  const isLegend = !isLabelled || spec.bands !== undefined;
  return frame(look, spec.describe, {
    legend: isLegend ? { data: names } : undefined,
    grid: grid({ top: isLegend ? legendRoom(look, names.length > 1 ? names : [...names, ""]) : 18, right: isLabelled ? spec.endRoom : 20 }),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: look.muted } },
      formatter: (points: { dataIndex: number }[]) => {
        const index = points[0]!.dataIndex;
        return tip(spec.weeks[index]!, spec.tip?.(index) ?? spec.lines.flatMap(line => written(line, index, spec.format)));
      },
    },
    xAxis: { ...weekAxis(look, spec.weeks), ...shaded(look, spec) },
    yAxis: valueAxis(look, spec.axis, { min: spec.fromZero ? 0 : undefined, scale: !spec.fromZero, ...spec.bounds }),
    series: [...(spec.bands ?? []).flatMap((band, index) => bandSeries(band, index)), ...spec.lines.map((line, index) => lineSeries(look, line, index, isLabelled ? shifts[index]! : null))],
  });
}

const written = (line: Line, index: number, format: (value: number) => string): string[] => {
  const value = line.values[index];
  return typeof value === "number" ? [`${line.name}: ${format(value)}`] : [];
};

export function lineSeries(look: Look, line: Line, index: number, shift: number | null): Option {
  return {
    name: line.name, type: "line", z: 4 + index, symbol: "circle", symbolSize: 6, connectNulls: false,
    color: line.colour,
    lineStyle: { width: 2, type: line.dashed ? "dashed" : "solid" },
    itemStyle: { color: line.colour },
    data: line.values.map((value, at) => ringed(look, line, value ?? null, at)),
    emphasis: { focus: "series" },
    endLabel: { show: shift !== null, formatter: line.name, color: line.colour, fontSize: 12, distance: 6, offset: [0, shift ?? 0] },
  };
}

const ringed = (look: Look, line: Line, value: Figure, at: number): unknown => line.ringed?.[at]
  ? { value, symbolSize: 12, itemStyle: { color: look.card, borderColor: line.colour, borderWidth: 3 } }
  : value;

/** A ground of its own for weeks that are still open. */
const shaded = (look: Look, spec: Lines): Option => spec.openFrom === undefined ? {} : {
  splitArea: { show: true, interval: 0, areaStyle: { color: spec.weeks.map((_, index) => (index >= spec.openFrom! ? look.colour("open") : "transparent")) } },
};

/** A band is what stands on an unseen line. */
function bandSeries(band: Band, index: number): Option[] {
  const base = { type: "line", stack: `band-${index}`, symbol: "none", silent: true, lineStyle: { opacity: 0 }, z: 1 + index, stackStrategy: "all" };
  const height = band.high.map((high, at) => (typeof high === "number" && typeof band.low[at] === "number" ? high - band.low[at]! : null));
  return [
    { ...base, data: band.low.map((low, at) => (height[at] === null ? null : low ?? null)), tooltip: { show: false } },
    { ...base, name: band.name, color: band.colour, itemStyle: { color: band.colour, opacity: band.opacity }, areaStyle: { color: band.colour, opacity: band.opacity }, data: height },
  ];
}
