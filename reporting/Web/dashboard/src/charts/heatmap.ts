import type { Figure } from "../api/types";
import { mix, readable } from "./colours";
import { frame, nameAxis, tip } from "./frame";
import type { Look, Option } from "./look";

export interface Heat {
  describe: string;
  across: string[];
  down: string[];
  cells: { across: number; down: number; value: Figure; text: string; tip: string[]; head: string; key: string }[];
  acrossName?: string;
  downName?: string;
  min?: number;
  max?: number;
  /** Writes the ends of the colour scale, which is not shown without. */
  scale?: (value: number) => string;
}

/** Coloured cells, dark where the value is high; each tells its value where there is room. */
export function heatmap(look: Look, spec: Heat): Option {
  const values = spec.cells.flatMap(cell => (cell.value === null ? [] : [cell.value]));
  const [min, max] = [spec.min ?? Math.min(...values), spec.max ?? Math.max(...values)];
  const scale = [look.colour("scale-low"), look.colour("scale-mid"), look.colour("scale-high")];
  const ink = (value: Figure) => readable(mix(scale, value === null ? 0 : (value - min) / (max - min || 1)), look.colour("on-low"), look.colour("on-high"));
  const room = (look.width - (look.narrow ? 80 : 190)) / Math.max(1, spec.across.length);
  const lines = { show: true, lineStyle: { color: look.line, opacity: 0.6 } };
  return frame(look, spec.describe, {
    grid: { top: 4, left: 4, right: 4, bottom: spec.scale ? 30 : 4, outerBoundsMode: "same", outerBoundsContain: "all" },
    tooltip: { formatter: (point: { dataIndex: number }) => tip(spec.cells[point.dataIndex]!.head, spec.cells[point.dataIndex]!.tip) },
    xAxis: nameAxis(look, spec.across, {
      position: "top", axisLine: { show: false }, splitLine: lines, name: spec.acrossName, nameLocation: "middle", nameGap: 8, nameTextStyle: { color: look.muted },
      axisLabel: { color: look.text, fontSize: 12, interval: 0, rotate: room < 56 ? 60 : 0, width: room < 56 ? 90 : room - 6, overflow: room < 56 ? "truncate" : "break", lineHeight: 14 },
    }),
    yAxis: nameAxis(look, spec.down, { inverse: true, axisLine: { show: false }, splitLine: lines, name: spec.downName, nameLocation: "middle", nameGap: 8, nameTextStyle: { color: look.muted } }),
    visualMap: {
      show: spec.scale !== undefined, orient: "horizontal", left: 0, bottom: 0, itemWidth: 10, itemHeight: 130, calculable: false, hoverLink: false,
      text: spec.scale && [spec.scale(max), spec.scale(min)], textStyle: { color: look.muted, fontSize: 12 }, min, max: max > min ? max : min + 1, dimension: 2, inRange: { color: scale },
    },
    series: [{
      type: "heatmap", progressive: 0,
      itemStyle: { borderColor: look.card, borderWidth: 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: look.text, borderWidth: 2 } },
      label: { show: room >= 34, fontSize: room < 44 ? 10 : 12 },
      data: spec.cells.map(cell => ({
        value: [cell.across, cell.down, cell.value ?? "-"],
        key: cell.key,
        label: { formatter: cell.text, color: ink(cell.value) },
      })),
    }],
  });
}
