import { frame, grid, legendRoom, shareLabel, tip, valueAxis } from "./frame";
import type { Look, Option } from "./look";

export interface Spread {
  name: string;
  colour: string;
  bins: { from: number; to: number; share: number }[];
}

/** Shares by duration: a stepped line per name. */
export function spread(look: Look, describe: string, axisName: string, spreads: Spread[], format: (share: number) => string): Option {
  return frame(look, describe, {
    legend: { data: spreads.map(one => one.name), },
    grid: grid({ top: legendRoom(look, ["", ...spreads.map(one => one.name)]), bottom: 26 }),
    tooltip: {
      trigger: "axis",
      formatter: (points: { value: [number, number, number]; seriesName: string }[]) => {
        const [from, , to] = points[0]!.value;
        return tip(`${from}–${to} h`, points.map(point => `${point.seriesName}: ${format(point.value[1])}`));
      },
    },
    xAxis: valueAxis(look, value => `${value} h`, { name: axisName, nameLocation: "middle", nameGap: 28, nameTextStyle: { color: look.muted }, min: 0, splitLine: { show: false } }),
    yAxis: valueAxis(look, shareLabel, { min: 0 }),
    series: spreads.map(one => ({
      name: one.name, type: "line", step: "end", symbol: "none", color: one.colour, lineStyle: { width: 2 },
      areaStyle: spreads.length === 1 ? { color: one.colour, opacity: 0.15 } : undefined,
      emphasis: { focus: "series" },
      data: stepped(one),
    })),
  });
}

/** Points at the start of each bin; down to nothing where bins are missing and at the end. */
function stepped({ bins }: Spread): [number, number, number][] {
  const points: [number, number, number][] = [];
  let end: number | null = null;
  for (const bin of bins) {
    const width = bin.to - bin.from;
    if (end !== null && end < bin.from) points.push([end, 0, end + width]);
    points.push([bin.from, bin.share, bin.to]);
    end = bin.to;
  }
  if (end !== null) points.push([end, 0, end]);
  return points;
}
