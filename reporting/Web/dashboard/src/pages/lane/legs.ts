import type { Milestone } from "../../api/rows";
import { hoursLabel, rowsHeight } from "../../charts/frame";
import { rowStacks } from "../../charts/stacks";
import { carrierColumn, countColumn, hoursColumn, textColumn } from "../../components/columns";
import type { FigureSpec } from "../../components/figure";
import { count, figure, hours, sum } from "../../format/numbers";
import { basis, columns, lane as texts, legs } from "../../texts";

/** Legs that follow one another; the others overlap these, and would count time twice. */
const STACKED = ["handover", "line_haul", "customs", "last_mile"];

const legName = (leg: string): string => legs[leg] ?? leg.replaceAll("_", " ");

/** Mean time in each leg, stacked, by carrier. */
export const legParts: FigureSpec<"milestones"> = {
  id: "legs",
  title: texts.legs.title,
  lead: texts.legs.lead,
  ask: { report: "milestones", group: ["carrier"] },
  basis: rows => basis.legs(count(sum(rows, row => row.n))),
  parcels: row => row.n + row.in_flight,
  columns: [
    carrierColumn("/lane"),
    textColumn(columns.leg, row => legName(row.leg)),
    countColumn(columns.n, row => row.n),
    countColumn(columns.inFlight, row => row.in_flight),
    hoursColumn(columns.mean, row => row.mean_hours),
    hoursColumn(columns.p50, row => row.p50_hours),
    hoursColumn(columns.p90, row => row.p90_hours),
  ],
  chart: {
    height: rows => Math.max(320, rowsHeight(carriersOf(rows).length)),
    option: (rows, look) => {
      const names = carriersOf(rows);
      const of = (carrier: string, leg: string) => rows.find(row => row.carrier === carrier && row.leg === leg);
      const shown = STACKED.filter(leg => rows.some(row => row.leg === leg && row.n > 0));
      return rowStacks(look, {
        describe: texts.legs.describe,
        names,
        axis: hoursLabel,
        parts: shown.map(leg => ({
          name: legName(leg), colour: look.colour(`leg-${STACKED.indexOf(leg) + 1}`), values: names.map(name => of(name, leg)?.mean_hours),
        })),
        tip: index => shown.flatMap(leg => {
          const row = of(names[index]!, leg);
          return row ? [`${legName(leg)}: ${figure(row, row.mean_hours, hours)} (n = ${count(row.n)})`] : [];
        }),
      });
    },
  },
};

const carriersOf = (rows: readonly Milestone[]): string[] => [...new Set(rows.map(row => row.carrier ?? ""))];
