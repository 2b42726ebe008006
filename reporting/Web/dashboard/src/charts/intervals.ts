import type { Figure, Row } from "../api/types";
import { count, isEnough } from "../format/numbers";
import { states } from "../texts";
import { frame, grid, legendRoom, rowAxis, tip, valueAxis } from "./frame";
import type { Look, Option } from "./look";

export type Symbol = "circle" | "diamond" | "triangle" | "rect" | "roundRect" | "arrow" | `path://${string}`;

/** A figure that is drawn as a mark on its interval. */
export interface Mark<R> {
  name: string;
  colour: string;
  symbol: Symbol;
  value: (row: R) => Figure | undefined;
  low?: (row: R) => Figure | undefined;
  high?: (row: R) => Figure | undefined;
}

export interface Intervals<R> {
  describe: string;
  names: string[];
  n: (row: R) => number;
  marks: Mark<R>[];
  axis: (value: number) => string;
  fromZero?: boolean;
  /** Where lines stand that the figures are held against. */
  guides?: number[];
  /** More of the axis of figures. */
  bounds?: Option;
  tip: (row: R) => string[];
}

type Api = { value: (index: number) => number; coord: (point: [number, number]) => [number, number] };

/** One row per name: each mark on the interval that it is known to. */
export function intervals<R extends Row>(rows: readonly R[], look: Look, spec: Intervals<R>): Option {
  const known = (of: (row: R) => Figure | undefined) => rows.flatMap((row, index) => (typeof of(row) === "number" ? [{ row, index, value: of(row)! }] : []));
  return frame(look, spec.describe, {
    legend: spec.marks.length > 1 ? { data: spec.marks.map(mark => mark.name), itemWidth: 11, itemHeight: 11 } : undefined,
    grid: grid({ top: legendRoom(look, spec.marks.map(mark => mark.name)) }),
    tooltip: { formatter: (point: { value: number[] }) => tip(spec.names[point.value[1]!]!, spec.tip(rows[point.value[1]!]!)) },
    xAxis: valueAxis(look, spec.axis, { scale: !spec.fromZero, min: spec.fromZero ? 0 : undefined, ...spec.bounds }),
    yAxis: rowAxis(look, spec.names),
    series: [
      ...spec.marks.flatMap((mark, index) => [
        whiskers(look, look.colour(mark.colour), known(mark.value).flatMap(({ row, index }) => {
          const [low, high] = [mark.low?.(row), mark.high?.(row)];
          return typeof low === "number" && typeof high === "number" ? [[low, high, index]] : [];
        })),
        {
          name: mark.name, type: "scatter", symbol: mark.symbol, symbolSize: mark.symbol === "diamond" ? 13 : 11,
          // The first is the one that is not to be covered.
          z: 4 + spec.marks.length - index,
          itemStyle: { color: look.colour(mark.colour), opacity: 1, borderColor: look.card, borderWidth: 1.5 },
          data: known(mark.value).map(({ index, value }) => [value, index]),
        },
      ]),
      absent(look, rows, spec),
      ...(spec.guides ? [guides(look, spec.guides)] : []),
    ],
  });
}

function whiskers(look: Look, colour: string, data: number[][]): Option {
  const renderItem = (_: unknown, api: Api) => {
    const [left, y] = api.coord([api.value(0), api.value(2)]);
    const [right] = api.coord([api.value(1), api.value(2)]);
    const pathData = `M${left},${y}H${right}M${left},${y - 5}v10M${right},${y - 5}v10`;
    const stroke = (stroke: string, lineWidth: number) => ({ type: "path", shape: { pathData }, style: { stroke, lineWidth, fill: "none" } });
    return { type: "group", children: [stroke(look.card, 5), stroke(colour, 2)] };
  };
  return { type: "custom", data, encode: { x: [0, 1], y: 2 }, silent: true, z: 3, renderItem };
}

const guides = (look: Look, at: number[]): Option => ({
  type: "scatter", data: [], silent: true,
  markLine: { symbol: "none", silent: true, animation: false, label: { show: false }, lineStyle: { color: look.muted, type: "dashed", width: 1.5 }, data: at.map(xAxis => ({ xAxis })) },
});

/** Words where a figure is not there. */
function absent<R extends Row>(look: Look, rows: readonly R[], spec: Intervals<R>): Option {
  const least = Math.min(...rows.flatMap(row => spec.marks.map(mark => mark.low?.(row) ?? mark.value(row)).filter((value): value is number => typeof value === "number")));
  const data = rows.flatMap((row, index) => {
    if (spec.marks.some(mark => typeof mark.value(row) === "number")) return [];
    const words = isEnough(row) ? states.notYet : `${states.insufficient} (n = ${count(spec.n(row))})`;
    return [{ value: [spec.fromZero || !Number.isFinite(least) ? 0 : least, index], label: { formatter: words } }];
  });
  return {
    type: "scatter", symbolSize: 1, silent: true, data, itemStyle: { opacity: 0 },
    label: { show: true, position: "right", distance: 6, color: look.muted, fontStyle: "italic", fontSize: 12 },
  };
}
