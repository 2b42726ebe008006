import type { Trend } from "../../api/rows";
import { hoursLabel } from "../../charts/frame";
import { lines } from "../../charts/lines";
import { nth } from "../../charts/look";
import { carrierColumn, countColumn, hoursColumn, intervalColumn, shareColumn, textColumn, weekColumn } from "../../components/columns";
import type { FigureSpec } from "../../components/figure";
import { shortDate } from "../../format/dates";
import { count, hours, sum } from "../../format/numbers";
import { basis, carriers as texts, columns } from "../../texts";

/** As many lines as can be told apart. */
const MOST = 8;

/** Each carrier's median by week, and the weeks in which it changed. */
export const carrierWeeks: FigureSpec<"trends"> = {
  id: "carrier-weeks",
  title: texts.weeks.title,
  lead: texts.weeks.lead,
  wide: true,
  ask: { report: "trends", group: ["carrier"] },
  pick: rows => [...rows].sort((a, b) => (a.carrier ?? "").localeCompare(b.carrier ?? "") || a.week.localeCompare(b.week)),
  basis: rows => basis.delivered(count(sum(rows, row => row.n)), count(sum(rows, row => row.in_flight))),
  parcels: row => row.n + row.in_flight,
  columns: [
    carrierColumn("/carriers"),
    weekColumn(),
    countColumn(columns.n, row => row.n),
    countColumn(columns.inFlight, row => row.in_flight),
    hoursColumn(columns.p50, row => row.p50_hours),
    { ...intervalColumn<Trend>(columns.limits, row => row.lower_limit_hours, row => row.upper_limit_hours, hours), name: columns.limits },
    textColumn(columns.change, row => row.change ?? ""),
    hoursColumn(columns.p90, row => row.p90_hours),
    shareColumn(columns.onTime, row => row.on_time_share),
  ],
  chart: {
    height: () => 360,
    option: (rows, look) => {
      const weeks = [...new Set(rows.map(row => row.week))].sort();
      const busiest = [...Map.groupBy(rows, row => row.carrier ?? "")].sort((a, b) => sum(b[1], row => row.n) - sum(a[1], row => row.n)).slice(0, MOST);
      return lines(look, {
        height: 360,
        describe: texts.weeks.describe,
        weeks: weeks.map(shortDate),
        axis: hoursLabel,
        format: hours,
        fromZero: true,
        endRoom: 96,
        lines: busiest.map(([name, own], index) => {
          const at = new Map(own.map(row => [row.week, row]));
          return {
            name,
            colour: nth(look, index),
            values: weeks.map(week => at.get(week)?.p50_hours),
            ringed: weeks.map(week => ["slower", "faster"].includes(at.get(week)?.change ?? "")),
          };
        }),
      });
    },
  },
};
