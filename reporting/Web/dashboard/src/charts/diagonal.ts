import { frame, grid, legendRoom, shareLabel, tip, valueAxis } from "./frame";
import type { Symbol } from "./intervals";
import type { Look, Option } from "./look";

type Shares = readonly [number, number];

export interface Diagonal {
  describe: string;
  /** Names of the axes. */
  across: string;
  up: string;
  /** Name of the diagonal. */
  ideal: string;
  curves: { name: string; colour: string; symbol: Symbol; points: Shares[] }[];
  tip: (point: Shares) => string;
}

const DOTS = "path://M0 4h3v2h-3zM6 4h3v2h-3zM12 4h3v2h-3z";

/** Shares against shares, beside the line where both are the same. */
export function diagonal(look: Look, spec: Diagonal): Option {
  const names = [...spec.curves.map(curve => curve.name), spec.ideal];
  const axis = (name: string, gap: number): Option => valueAxis(look, shareLabel, { min: 0, max: 1, interval: 0.2, name, nameLocation: "middle", nameGap: gap, nameTextStyle: { color: look.muted } });
  return frame(look, spec.describe, {
    legend: { data: [...spec.curves.map(curve => curve.name), { name: spec.ideal, icon: DOTS }] },
    grid: grid({ top: legendRoom(look, names), left: 22, bottom: 26 }),
    tooltip: { formatter: (point: { seriesName: string; value: Shares }) => tip(point.seriesName, [spec.tip(point.value)]) },
    xAxis: axis(spec.across, 28),
    yAxis: axis(spec.up, 44),
    series: [
      ...spec.curves.map((curve, index) => ({
        name: curve.name, type: "line", z: 4 + spec.curves.length - index, color: curve.colour, symbol: curve.symbol, symbolSize: 10,
        lineStyle: { width: 2 }, itemStyle: { color: curve.colour, borderColor: look.card, borderWidth: 1 }, data: curve.points,
      })),
      { name: spec.ideal, type: "line", z: 3, color: look.muted, symbol: "none", silent: true, lineStyle: { width: 1.5, type: "dotted" }, data: [[0, 0], [1, 1]] },
    ],
  });
}
