import type { CarrierSpeed } from "../api/rows";
import type { Column } from "../api/asks";
import { hoursLabel, rowsHeight } from "../charts/frame";
import { intervals } from "../charts/intervals";
import { carrierColumn, countColumn, hoursColumn, intervalColumn, narrowed } from "../components/columns";
import type { FigureSpec } from "../components/figure";
import { count, figure, hours, interval, sum } from "../format/numbers";
import { basis, carriers as texts, columns, marks } from "../texts";

interface Words {
  title: string;
  lead: string;
  describe: string;
}

type Order = (rows: CarrierSpeed[]) => CarrierSpeed[];

const byRank: Order = rows => [...rows].sort((a, b) => place(a) - place(b) || (a.ranked_hours ?? Infinity) - (b.ranked_hours ?? Infinity) || b.n - a.n);

const place = (row: CarrierSpeed): number => row.rank ?? Infinity;

/** "1", or "2–3" where the intervals leave it open. */
const rankInterval = (row: CarrierSpeed): string => {
  if (row.rank_low === null || row.rank_high === null) return "";
  return row.rank_low === row.rank_high ? `${row.rank_low}` : `${row.rank_low}–${row.rank_high}`;
};

const named = (row: CarrierSpeed): string => `${row.rank === null ? "–" : `${row.rank}.`} ${row.carrier ?? ""}`;

/** Carriers by speed, the fastest first, with what their rank can be. A click narrows the page to a carrier. */
export const ranking = (id: string, words: Words, group: Column[], path: string, rankBy?: string): FigureSpec<"carrier-speed"> => ({
  id,
  ...words,
  wide: true,
  ask: { report: "carrier-speed", group, ...(rankBy ? { rankBy } : {}) },
  pick: byRank,
  basis: rows => basis.delivered(count(sum(rows, row => row.n)), count(sum(rows, row => row.in_flight))),
  parcels: row => row.n + row.in_flight,
  columns: [
    carrierColumn<CarrierSpeed>(path),
    { name: columns.rank, text: row => (row.rank === null ? texts.unranked : String(row.rank)), key: row => row.rank, isNumber: true },
    { name: columns.rankInterval, text: rankInterval, key: row => row.rank_low, isNumber: true },
    countColumn(columns.n, row => row.n),
    countColumn(columns.inFlight, row => row.in_flight),
    hoursColumn(columns.mean, row => row.mean_hours),
    hoursColumn(columns.p50, row => row.p50_hours),
    intervalColumn(columns.p50, row => row.p50_low_hours, row => row.p50_high_hours, hours),
    hoursColumn(columns.p90, row => row.p90_hours),
    intervalColumn(columns.p90, row => row.p90_low_hours, row => row.p90_high_hours, hours),
  ],
  chart: {
    height: rows => rowsHeight(rows.length),
    option: (rows, look) => intervals(rows, look, {
      describe: words.describe,
      names: rows.map(named),
      n: row => row.n,
      axis: hoursLabel,
      fromZero: true,
      marks: [
        { name: marks.median, colour: "median", symbol: "circle", value: row => row.p50_hours, low: row => row.p50_low_hours, high: row => row.p50_high_hours },
        { name: marks.tail, colour: "tail", symbol: "diamond", value: row => row.p90_hours, low: row => row.p90_low_hours, high: row => row.p90_high_hours },
      ],
      tip: row => [
        `${columns.rank}: ${row.rank ?? texts.unranked}${rankInterval(row) ? ` (95 %: ${rankInterval(row)})` : ""}`,
        `${columns.p50}: ${figure(row, row.p50_hours, hours)} (${interval(row.p50_low_hours, row.p50_high_hours, hours)})`,
        `${columns.p90}: ${figure(row, row.p90_hours, hours)} (${interval(row.p90_low_hours, row.p90_high_hours, hours)})`,
        basis.delivered(count(row.n), count(row.in_flight)),
      ],
    }),
    follow: (rows, point) => {
      const row = rows[(point.value as number[])[1]!];
      return row?.carrier ? narrowed(path, { carrier: row.carrier }) : null;
    },
  },
});
