import type { Figure } from "../api/types";
import { frame, nameAxis, tip } from "./frame";
import type { Look, Option } from "./look";

export interface Heat {
  describe: string;
  across: string[];
  down: string[];
  cells: { across: number; down: number; value: Figure; text: string; tip: string[]; head: string; followed?: unknown }[];
  acrossName?: string;
  downName?: string;
  min?: number;
  max?: number;
}

/** Coloured cells, dark where the value is high; each tells its value where there is room. */
export function heatmap(look: Look, spec: Heat): Option {
  const values = spec.cells.flatMap(cell => (cell.value === null ? [] : [cell.value]));
  const [min, max] = [spec.min ?? Math.min(...values), spec.max ?? Math.max(...values)];
  const middle = min + (max - min) * 0.55;
  const room = (look.width - (look.narrow ? 80 : 190)) / Math.max(1, spec.across.length);
  return frame(look, spec.describe, {
    grid: { top: 4, left: 4, right: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "all" },
    tooltip: { formatter: (point: { dataIndex: number }) => tip(spec.cells[point.dataIndex]!.head, spec.cells[point.dataIndex]!.tip) },
    xAxis: nameAxis(look, spec.across, {
      position: "top", axisLine: { show: false }, name: spec.acrossName, nameLocation: "middle", nameGap: 34, nameTextStyle: { color: look.muted },
      axisLabel: { color: look.text, fontSize: 12, interval: 0, rotate: room < 56 ? 60 : 0, width: room < 56 ? 90 : room - 6, overflow: room < 56 ? "truncate" : "break", lineHeight: 14 },
    }),
    yAxis: nameAxis(look, spec.down, { inverse: true, axisLine: { show: false }, name: spec.downName, nameLocation: "middle", nameGap: 64, nameTextStyle: { color: look.muted } }),
    visualMap: { show: false, min, max: max > min ? max : min + 1, dimension: 2, inRange: { color: [look.colour("scale-low"), look.colour("scale-mid"), look.colour("scale-high")] } },
    series: [{
      type: "heatmap", progressive: 0,
      itemStyle: { borderColor: look.card, borderWidth: 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: look.text, borderWidth: 2 } },
      label: { show: room >= 34, fontSize: room < 44 ? 10 : 12 },
      data: spec.cells.map(cell => ({
        value: [cell.across, cell.down, cell.value ?? "-"],
        label: { formatter: cell.text, color: cell.value !== null && cell.value > middle ? look.colour("on-high") : look.colour("on-low") },
      })),
    }],
  });
}
