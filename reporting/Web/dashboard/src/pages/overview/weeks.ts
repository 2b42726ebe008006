import { columnStacks } from "../../charts/stacks";
import { hoursLabel, shareLabel } from "../../charts/frame";
import { shareBounds } from "../../charts/bounds";
import { lines } from "../../charts/lines";
import { carrierColumn, countColumn, deliveryColumns, intervalColumn, shareColumn, weekColumn } from "../../components/columns";
import type { FigureSpec } from "../../components/figure";
import type { DeliveryTimes, OnTime } from "../../api/rows";
import { shortDate } from "../../format/dates";
import { count, figure, hours, share, sum } from "../../format/numbers";
import { isOpen } from "../../format/weeks";
import { basis, columns, marks, overview as texts } from "../../texts";

type Weekly = FigureSpec<"delivery-times">;

const deliveredBasis = (rows: readonly DeliveryTimes[]) => basis.delivered(count(sum(rows, row => row.n)), count(sum(rows, row => row.in_flight)));

const byWeek = <R extends { week?: string | null }>(rows: R[]): R[] => [...rows].sort((a, b) => a.week!.localeCompare(b.week!));

/** The first of the weeks at the end that are still open. */
export function openFrom(rows: readonly DeliveryTimes[]): number | undefined {
  const lastClosed = rows.findLastIndex(row => !isOpen(row));
  return lastClosed === rows.length - 1 ? undefined : lastClosed + 1;
}

const weekly = {
  ask: { report: "delivery-times", group: ["week"] },
  pick: byWeek,
  basis: deliveredBasis,
  parcels: row => row.n + row.in_flight,
  columns: [weekColumn(), ...deliveryColumns()],
} satisfies Partial<Weekly>;

export const volumes: Weekly = {
  ...weekly,
  id: "volumes",
  title: texts.volumes.title,
  lead: texts.volumes.lead,
  chart: {
    height: () => 260,
    option: (rows, look) => columnStacks(look, {
      describe: texts.volumes.describe,
      names: rows.map(row => shortDate(row.week!)),
      axis: count,
      parts: [
        { name: marks.delivered, colour: look.colour("series-1"), values: rows.map(row => row.n) },
        { name: marks.inFlight, colour: look.colour("series-2"), values: rows.map(row => row.in_flight) },
      ],
      tip: index => [`${marks.delivered}: ${count(rows[index]!.n)}`, `${marks.inFlight}: ${count(rows[index]!.in_flight)}`],
    }),
  },
};

export const speed: Weekly = {
  ...weekly,
  id: "speed",
  title: texts.speed.title,
  lead: texts.speed.lead,
  wide: true,
  chart: {
    height: () => 300,
    option: (rows, look) => lines(look, {
      height: 300,
      describe: texts.speed.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: hoursLabel,
      format: hours,
      fromZero: true,
      openFrom: openFrom(rows),
      endRoom: 130,
      lines: [
        { name: columns.p90, colour: look.colour("tail"), values: rows.map(row => row.p90_hours) },
        { name: marks.deliveredOnly, colour: look.colour("muted"), values: rows.map(row => row.delivered_only_p90_hours), dashed: true },
        { name: columns.p50, colour: look.colour("median"), values: rows.map(row => row.p50_hours) },
      ],
      tip: index => {
        const row = rows[index]!;
        return [
          `${columns.p50}: ${figure(row, row.p50_hours, hours)}`, `${columns.p90}: ${figure(row, row.p90_hours, hours)}`,
          `${marks.deliveredOnly}: ${figure(row, row.delivered_only_p90_hours, hours)}`, basis.delivered(count(row.n), count(row.in_flight)),
        ];
      },
    }),
  },
};

export const punctualBasis = (rows: readonly OnTime[]) => basis.promised(count(sum(rows, row => row.n)));

export const punctualColumns = [
  countColumn<OnTime>(columns.promised, row => row.n),
  shareColumn<OnTime>(columns.onTime, row => row.on_time_share),
  intervalColumn<OnTime>(columns.onTime, row => row.on_time_low, row => row.on_time_high, share),
  shareColumn<OnTime>(columns.within1, row => row.within_1_day_share),
  shareColumn<OnTime>(columns.within2, row => row.within_2_days_share),
  shareColumn<OnTime>(columns.within3, row => row.within_3_days_share),
  shareColumn<OnTime>(columns.early, row => row.early_share),
  shareColumn<OnTime>(columns.lateByTime, row => row.late_by_time_share),
];

export const carrierPunctualColumns = [carrierColumn<OnTime>("/on-time"), ...punctualColumns];

export const punctual: FigureSpec<"on-time"> = {
  id: "punctual",
  title: texts.punctual.title,
  lead: texts.punctual.lead,
  ask: { report: "on-time", group: ["week"] },
  pick: byWeek,
  basis: punctualBasis,
  parcels: row => row.n,
  columns: [weekColumn(), ...punctualColumns],
  chart: {
    height: () => 260,
    option: (rows, look) => lines(look, {
      height: 260,
      describe: texts.punctual.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: shareLabel,
      format: share,
      bounds: shareBounds(rows.flatMap(row => [row.on_time_low, row.on_time_high])),
      bands: [{ name: marks.interval, colour: look.colour("series-3"), opacity: 0.25, low: rows.map(row => row.on_time_low), high: rows.map(row => row.on_time_high) }],
      lines: [{ name: columns.onTime, colour: look.colour("series-3"), values: rows.map(row => row.on_time_share) }],
      tip: index => {
        const row = rows[index]!;
        return [`${columns.onTime}: ${figure(row, row.on_time_share, share)}`, basis.promised(count(row.n))];
      },
    }),
  },
};
