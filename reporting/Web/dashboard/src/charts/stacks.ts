import type { Figure } from "../api/types";
import { frame, grid, legendRoom, rowAxis, tip, valueAxis, weekAxis } from "./frame";
import { lineSeries, type Line } from "./lines";
import type { Look, Option } from "./look";

export interface Part {
  name: string;
  colour: string;
  values: (Figure | undefined)[];
}

export interface Stacks {
  describe: string;
  names: string[];
  parts: Part[];
  /** Over the columns. */
  line?: Line;
  axis: (value: number) => string;
  axisName?: string;
  max?: number;
  /** Room for the names of rows, where they are long. */
  nameWidth?: number;
  tip: (index: number) => string[];
}

/** Parts on top of one another, a column per week. */
export const columnStacks = (look: Look, spec: Stacks): Option => stacks(look, spec, {
  xAxis: weekAxis(look, spec.names),
  yAxis: valueAxis(look, spec.axis, { max: spec.max }),
});

/** Parts beside one another, a row per name. */
export const rowStacks = (look: Look, spec: Stacks): Option => stacks(look, spec, {
  xAxis: valueAxis(look, spec.axis, { max: spec.max }),
  yAxis: rowAxis(look, spec.names, spec.nameWidth),
});

function stacks(look: Look, spec: Stacks, axes: Option): Option {
  const names = [...spec.parts, ...(spec.line ? [spec.line] : [])].map(part => part.name);
  return frame(look, spec.describe, {
    legend: names.length > 1 ? { data: names } : undefined,
    grid: grid({ top: legendRoom(look, names) }),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (points: { dataIndex: number }[]) => tip(spec.names[points[0]!.dataIndex]!, spec.tip(points[0]!.dataIndex)),
    },
    ...axes,
    series: [...spec.parts.map(part => ({
      name: part.name, type: "bar", stack: "all", barMaxWidth: 26, barCategoryGap: "28%",
      itemStyle: { color: part.colour, borderColor: look.card, borderWidth: 1 },
      data: part.values.map(value => value ?? null),
    })), ...(spec.line ? [lineSeries(look, spec.line, 0, null)] : [])],
  });
}
