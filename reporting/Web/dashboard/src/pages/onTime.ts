import type { OnTime } from "../api/rows";
import { shareBounds } from "../charts/bounds";
import { rowsHeight, shareLabel } from "../charts/frame";
import { intervals } from "../charts/intervals";
import { rowStacks } from "../charts/stacks";
import { narrowed } from "../components/columns";
import { h } from "../components/dom";
import { figure, type FigureSpec } from "../components/figure";
import type { Page } from "../components/page";
import { count, figure as written, interval, share } from "../format/numbers";
import { basis, columns, onTime as texts } from "../texts";
import { carrierPunctualColumns, punctual, punctualBasis } from "./overview/weeks";

export const onTimePage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => [h("div", { class: "cards" },
    figure(context, shares),
    figure(context, lateness),
    figure(context, early),
    figure(context, { ...punctual, id: "on-time-weeks", title: texts.weeks.title, lead: texts.weeks.lead, wide: true }))],
};

const byCarrier = {
  ask: { report: "on-time", group: ["carrier"] },
  pick: rows => [...rows].sort((a, b) => (b.on_time_share ?? -1) - (a.on_time_share ?? -1)),
  basis: punctualBasis,
  parcels: row => row.n,
  columns: carrierPunctualColumns,
} satisfies Partial<FigureSpec<"on-time">>;

const carrierOf = (row: OnTime): string => row.carrier ?? "";

const follow = (rows: readonly OnTime[], index: number): string | null => (rows[index] ? narrowed("/on-time", { carrier: carrierOf(rows[index]!) }) : null);

const shares: FigureSpec<"on-time"> = {
  ...byCarrier,
  id: "on-time-share",
  title: texts.share.title,
  lead: texts.share.lead,
  chart: {
    height: rows => rowsHeight(rows.length, 34, 44),
    option: (rows, look) => intervals(rows, look, {
      describe: texts.share.describe,
      names: rows.map(carrierOf),
      n: row => row.n,
      axis: shareLabel,
      bounds: shareBounds(rows.flatMap(row => [row.on_time_low, row.on_time_high])),
      marks: [{ name: columns.onTime, colour: "series-3", symbol: "circle", value: row => row.on_time_share, low: row => row.on_time_low, high: row => row.on_time_high }],
      tip: row => [`${columns.onTime}: ${written(row, row.on_time_share, share)} (${interval(row.on_time_low, row.on_time_high, share)})`, basis.promised(count(row.n))],
    }),
    follow: (rows, point) => follow(rows, (point.value as number[])[1]!),
  },
};

const CUMULATIVE = ["on_time_share", "within_1_day_share", "within_2_days_share", "within_3_days_share"] as const;

/** The nth of: on time, one day late, two, three, later. */
function late(row: OnTime, index: number): number | null {
  const upTo = index < CUMULATIVE.length ? row[CUMULATIVE[index]!] : 1;
  const before = index === 0 ? 0 : row[CUMULATIVE[index - 1]!];
  return upTo === null || before === null ? null : Math.max(0, upTo - before);
}

const lateness: FigureSpec<"on-time"> = {
  ...byCarrier,
  id: "lateness",
  title: texts.days.title,
  lead: texts.days.lead,
  chart: {
    height: rows => rowsHeight(rows.length, 34, 78),
    option: (rows, look) => rowStacks(look, {
      describe: texts.days.describe,
      names: rows.map(carrierOf),
      axis: shareLabel,
      max: 1,
      parts: texts.days.names.map((name, index) => ({ name, colour: look.colour(`late-${index + 1}`), values: rows.map(row => late(row, index)) })),
      tip: index => [...texts.days.names.map((name, part) => `${name}: ${written(rows[index]!, late(rows[index]!, part), share)}`), basis.promised(count(rows[index]!.n))],
    }),
    follow: (rows, point) => follow(rows, point.dataIndex),
  },
};

const early: FigureSpec<"on-time"> = {
  ...byCarrier,
  id: "early",
  title: texts.early.title,
  lead: texts.early.lead,
  pick: rows => [...rows].sort((a, b) => (b.early_share ?? -1) - (a.early_share ?? -1)),
  wide: true,
  chart: {
    height: rows => rowsHeight(rows.length, 28, 40),
    option: (rows, look) => rowStacks(look, {
      describe: texts.early.describe,
      names: rows.map(carrierOf),
      axis: shareLabel,
      parts: [{ name: columns.early, colour: look.colour("series-1"), values: rows.map(row => row.early_share) }],
      tip: index => [`${columns.early}: ${written(rows[index]!, rows[index]!.early_share, share)}`, basis.promised(count(rows[index]!.n))],
    }),
    follow: (rows, point) => follow(rows, point.dataIndex),
  },
};
