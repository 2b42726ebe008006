import type { DeliveryTimes } from "../../api/rows";
import type { Figure, Report } from "../../api/types";
import { h } from "../../components/dom";
import { load } from "../../components/load";
import type { PageContext } from "../../components/page";
import { definition } from "../../components/definition";
import { nothing, skeleton } from "../../components/states";
import { tiles, type Tile } from "../../components/tiles";
import { shortDate, time } from "../../format/dates";
import { count, days, figure, hours, interval, points, share, signed } from "../../format/numbers";
import { latestPair } from "../../format/weeks";
import { columns, overview as texts } from "../../texts";

type Totals = Report<DeliveryTimes>;

/** The whole in five figures, each with its change over the latest two complete weeks. */
export function headlines({ session }: PageContext): HTMLElement {
  const place = h("section", { class: "headlines", "aria-label": texts.tiles });
  const both = () => Promise.all([session.report({ report: "delivery-times", group: [] }), session.report({ report: "delivery-times", group: ["week"] })]);
  load(place, both, skeleton("tile"), ([total, weeks]) => {
    const row = total.rows[0];
    return row && row.n + row.in_flight > 0 ? [tiles(texts.tiles, [...figures(row, weeks), freshness(total)]), definition(total)] : [h("div", { class: "card" }, nothing())];
  });
  return place;
}

function figures(row: DeliveryTimes, weeks: Totals): Tile[] {
  const pair = latestPair(weeks.rows, weeks.window.as_of);
  const change = (of: (row: DeliveryTimes) => Figure, format: (value: number) => string, better: -1 | 1 | 0) => changeOf(pair, of, format, better);
  return [
    {
      name: texts.parcels, value: count(row.n + row.in_flight),
      details: [texts.parcelsDetail(count(row.n), count(row.in_flight))],
      change: change(week => week.n + week.in_flight, count, 0),
    },
    {
      name: texts.median, value: figure(row, row.p50_hours, hours),
      details: [bounds(row.p50_low_hours, row.p50_high_hours, hours), inDays(row.p50_calendar_days, row.p50_business_days)],
      change: change(week => week.p50_hours, hours, -1),
    },
    {
      name: texts.tail, value: figure(row, row.p90_hours, hours),
      details: [bounds(row.p90_low_hours, row.p90_high_hours, hours), inDays(row.p90_calendar_days, row.p90_business_days)],
      change: change(week => week.p90_hours, hours, -1),
    },
    {
      name: texts.onTime, value: figure(row, row.on_time_share, share),
      details: [bounds(row.on_time_low, row.on_time_high, share), `${columns.promised}: ${count(row.promised)}`],
      change: change(week => week.on_time_share, points, 1),
    },
  ];
}

function freshness({ freshness: { last_scan, cells_at } }: Totals): Tile {
  const [day, clock] = last_scan ? time(last_scan).split(", ") : [texts.noScan];
  return { name: texts.freshness, value: day!, details: [clock ?? null, cells_at ? texts.built(time(cells_at)) : null] };
}

function changeOf(
  pair: [DeliveryTimes, DeliveryTimes] | null, of: (row: DeliveryTimes) => Figure, format: (value: number) => string, better: -1 | 1 | 0,
): Tile["change"] {
  if (!pair) return { text: texts.noChange, tone: "same" };
  const [latest, before] = [of(pair[0]), of(pair[1])];
  if (latest === null || before === null) return { text: texts.noChange, tone: "same" };
  const difference = latest - before;
  return {
    text: signed(difference, format),
    when: texts.against(shortDate(pair[0].week!), shortDate(pair[1].week!)),
    tone: difference === 0 || better === 0 ? "same" : Math.sign(difference) === better ? "good" : "bad",
  };
}

const bounds = (low: Figure, high: Figure, format: (value: number) => string): string | null => {
  const text = interval(low, high, format);
  return text === "" ? null : texts.interval(text);
};

const inDays = (calendar: Figure | undefined, business: Figure | undefined): string | null =>
  typeof calendar === "number" ? texts.days(days(calendar), typeof business === "number" ? days(business) : null) : null;
