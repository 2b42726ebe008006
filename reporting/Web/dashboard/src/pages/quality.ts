import type { DataQuality } from "../api/rows";
import { hoursLabel, rowsHeight, shareLabel } from "../charts/frame";
import { heatmap } from "../charts/heatmap";
import { intervals } from "../charts/intervals";
import { lines } from "../charts/lines";
import { carrierColumn, countColumn, figureColumn, narrowed, shareColumn, weekColumn } from "../components/columns";
import { h } from "../components/dom";
import { figure, type FigureSpec } from "../components/figure";
import type { Page } from "../components/page";
import { shortDate } from "../format/dates";
import { count, figure as written, minutes, share, sum } from "../format/numbers";
import { basis, columns, quality as texts } from "../texts";
import { MEASURES, type Measure } from "./overview/warnings";

export const qualityPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => [h("div", { class: "cards" }, figure(context, gaps), figure(context, latency), figure(context, missing))],
};

const nameOf = (measure: Measure): string => texts.measures[measure].name;

const common = {
  basis: (rows: readonly DataQuality[]) => basis.scans(count(sum(rows, row => row.parcels)), count(sum(rows, row => row.scans))),
  parcels: (row: DataQuality) => row.parcels,
};

const measured = [
  countColumn<DataQuality>(columns.parcels, row => row.parcels),
  countColumn<DataQuality>(columns.scans, row => row.scans),
  figureColumn<DataQuality>(texts.latencyP50, row => row.scan_latency_p50_minutes, minutes),
  figureColumn<DataQuality>(texts.latencyP90, row => row.scan_latency_p90_minutes, minutes),
  ...MEASURES.map(measure => shareColumn<DataQuality>(nameOf(measure), row => row[measure])),
];

const byCarrier = {
  ...common,
  ask: { report: "data-quality", group: ["carrier"] },
  columns: [carrierColumn("/data-quality"), ...measured],
} satisfies Partial<FigureSpec<"data-quality">>;

const shortShare = (value: number | null, narrow: boolean): string =>
  value === null ? "·" : narrow ? String(Math.round(value * 100)) : share(value);

const gaps: FigureSpec<"data-quality"> = {
  ...byCarrier,
  id: "gaps",
  title: texts.gaps.title,
  lead: texts.gaps.lead,
  wide: true,
  chart: {
    height: rows => rows.length * 32 + 90,
    option: (rows, look) => heatmap(look, {
      describe: texts.gaps.describe,
      across: MEASURES.map(nameOf),
      down: rows.map(row => row.carrier ?? ""),
      min: 0,
      max: 0.3,
      cells: rows.flatMap((row, down) => MEASURES.map((measure, across) => ({
        across, down, value: row[measure], text: shortShare(row[measure], look.narrow),
        head: row.carrier ?? "", key: row.carrier ?? "", tip: [`${nameOf(measure)}: ${written(row, row[measure], share)}`, basis.scans(count(row.parcels), count(row.scans))],
      }))),
    }),
    follow: (_, point) => narrowed("/data-quality", { carrier: point.data?.key ?? "" }),
  },
};

const inHours = (value: number | null): number | null => (value === null ? null : value / 60);

const latency: FigureSpec<"data-quality"> = {
  ...byCarrier,
  id: "latency",
  title: texts.latency.title,
  lead: texts.latency.lead,
  chart: {
    height: rows => rowsHeight(rows.length),
    option: (rows, look) => intervals(rows, look, {
      describe: texts.latency.describe,
      names: rows.map(row => row.carrier ?? ""),
      n: row => row.parcels,
      axis: hoursLabel,
      fromZero: true,
      marks: [
        { name: texts.latency.median, colour: "median", symbol: "circle", value: row => inHours(row.scan_latency_p50_minutes) },
        { name: texts.latency.tail, colour: "tail", symbol: "diamond", value: row => inHours(row.scan_latency_p90_minutes) },
      ],
      tip: row => [
        `${texts.latency.median}: ${written(row, row.scan_latency_p50_minutes, minutes)}`,
        `${texts.latency.tail}: ${written(row, row.scan_latency_p90_minutes, minutes)}`,
        basis.scans(count(row.parcels), count(row.scans)),
      ],
    }),
    follow: (rows, point) => narrowed("/data-quality", { carrier: rows[(point.value as number[])[1]!]?.carrier ?? "" }),
  },
};

const MISSING: Measure[] = ["missing_pickup_share", "missing_out_for_delivery_share", "missing_info_received_share"];

const missing: FigureSpec<"data-quality"> = {
  ...common,
  id: "missing",
  title: texts.weeks.title,
  lead: texts.weeks.lead,
  ask: { report: "data-quality", group: ["week"] },
  pick: rows => [...rows].sort((a, b) => a.week!.localeCompare(b.week!)),
  columns: [weekColumn(), ...measured],
  chart: {
    height: () => 320,
    option: (rows, look) => lines(look, {
      height: 320,
      describe: texts.weeks.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: shareLabel,
      format: share,
      fromZero: true,
      lines: MISSING.map((measure, index) => ({ name: nameOf(measure), colour: look.colour(`series-${index + 1}`), values: rows.map(row => row[measure]) })),
    }),
  },
};
