import type { DeliveryTimes } from "../../api/rows";
import { hoursLabel } from "../../charts/frame";
import { lines } from "../../charts/lines";
import { deliveryColumns, hoursColumn, weekColumn } from "../../components/columns";
import type { FigureSpec } from "../../components/figure";
import { shortDate } from "../../format/dates";
import { count, figure, hours, sum } from "../../format/numbers";
import { basis, columns, lane as texts, marks } from "../../texts";
import { openFrom } from "../overview/weeks";

type Weekly = FigureSpec<"delivery-times">;

const weekly = {
  ask: { report: "delivery-times", group: ["week"] },
  pick: rows => [...rows].sort((a, b) => a.week!.localeCompare(b.week!)),
  basis: rows => basis.delivered(count(sum(rows, row => row.n)), count(sum(rows, row => row.in_flight))),
  parcels: row => row.n + row.in_flight,
  columns: [weekColumn(), ...deliveryColumns(), hoursColumn<DeliveryTimes>(columns.p25, row => row.p25_hours), hoursColumn<DeliveryTimes>(columns.p75, row => row.p75_hours)],
} satisfies Partial<Weekly>;

export const bands: Weekly = {
  ...weekly,
  id: "bands",
  title: texts.bands.title,
  lead: texts.bands.lead,
  chart: {
    height: () => 300,
    option: (rows, look) => lines(look, {
      height: 300,
      describe: texts.bands.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: hoursLabel,
      format: hours,
      fromZero: true,
      openFrom: openFrom(rows),
      bands: [
        { name: marks.band, colour: look.colour("median"), opacity: 0.18, low: rows.map(row => row.p10_hours), high: rows.map(row => row.p90_hours) },
        { name: marks.halfBand, colour: look.colour("median"), opacity: 0.35, low: rows.map(row => row.p25_hours), high: rows.map(row => row.p75_hours) },
      ],
      lines: [{ name: columns.p50, colour: look.colour("median"), values: rows.map(row => row.p50_hours) }],
      tip: index => tell(rows[index]!, [["p10", "p10_hours"], ["p25", "p25_hours"], ["p50", "p50_hours"], ["p75", "p75_hours"], ["p90", "p90_hours"]]),
    }),
  },
};

export const corrected: Weekly = {
  ...weekly,
  id: "corrected",
  title: texts.corrected.title,
  lead: texts.corrected.lead,
  chart: {
    height: () => 300,
    option: (rows, look) => lines(look, {
      height: 300,
      describe: texts.corrected.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: hoursLabel,
      format: hours,
      fromZero: true,
      openFrom: openFrom(rows),
      lines: [
        { name: marks.corrected, colour: look.colour("tail"), values: rows.map(row => row.p90_hours) },
        { name: marks.deliveredOnly, colour: look.colour("muted"), values: rows.map(row => row.delivered_only_p90_hours), dashed: true },
      ],
      tip: index => tell(rows[index]!, [[marks.corrected, "p90_hours"], [marks.deliveredOnly, "delivered_only_p90_hours"]]),
    }),
  },
};

const tell = (row: DeliveryTimes, figures: [string, "p10_hours" | "p25_hours" | "p50_hours" | "p75_hours" | "p90_hours" | "delivered_only_p90_hours"][]): string[] => [
  ...figures.map(([name, key]) => `${name}: ${figure(row, row[key], hours)}`),
  basis.delivered(count(row.n), count(row.in_flight)),
];
