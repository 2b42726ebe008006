import type { ExceptionKind, Exceptions } from "../api/rows";
import { shareBounds } from "../charts/bounds";
import { rowsHeight, shareLabel } from "../charts/frame";
import { intervals } from "../charts/intervals";
import { lines } from "../charts/lines";
import { carrierColumn, countColumn, intervalColumn, narrowed, shareColumn, weekColumn } from "../components/columns";
import { h } from "../components/dom";
import { figure, type FigureSpec } from "../components/figure";
import type { Page } from "../components/page";
import { shortDate } from "../format/dates";
import { count, figure as written, interval, share, sum } from "../format/numbers";
import { basis, columns, exceptions as texts } from "../texts";

const KINDS = Object.keys(texts.kinds) as ExceptionKind[];

/** Of the parcels, or of those that a delivery was attempted for. */
const basisOf = (kind: ExceptionKind) => (row: Exceptions) => (kind === "first_attempt_success" ? row.attempted : row.parcels);

export const exceptionsPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => [h("div", { class: "cards" }, figure(context, weeks), KINDS.map(kind => figure(context, byCarrier(kind))))],
};

const shares = (kinds: ExceptionKind[]) => kinds.flatMap(kind => [
  shareColumn<Exceptions>(texts.kinds[kind].name, row => row[kind]),
  intervalColumn<Exceptions>(texts.kinds[kind].name, row => row[`${kind}_low`], row => row[`${kind}_high`], share),
]);

const counts = [countColumn<Exceptions>(columns.parcels, row => row.parcels), countColumn<Exceptions>(columns.n, row => row.delivered)];

const common = {
  basis: (rows: readonly Exceptions[]) => basis.parcels(count(sum(rows, row => row.parcels))),
  parcels: (row: Exceptions) => row.parcels,
};

function byCarrier(kind: ExceptionKind): FigureSpec<"exceptions"> {
  const words = texts.kinds[kind];
  const isGood = kind === "first_attempt_success";
  return {
    ...common,
    id: kind.replaceAll("_", "-"),
    title: words.title,
    lead: words.lead,
    ask: { report: "exceptions", group: ["carrier"] },
    pick: rows => [...rows].sort((a, b) => (isGood ? -1 : 1) * ((a[kind] ?? Infinity) - (b[kind] ?? Infinity))),
    basis: rows => basis.parcels(count(sum(rows, basisOf(kind)))),
    columns: [carrierColumn("/exceptions"), ...counts, ...shares([kind])],
    chart: {
      height: rows => rowsHeight(rows.length, 32, 44),
      option: (rows, look) => intervals(rows, look, {
        describe: `${words.lead} ${texts.describe}`,
        names: rows.map(row => row.carrier ?? ""),
        n: row => row.parcels,
        axis: shareLabel,
        fromZero: !isGood,
        ...(isGood ? { bounds: shareBounds(rows.flatMap(row => [row[`${kind}_low`], row[`${kind}_high`]])) } : {}),
        marks: [{
          name: words.name, colour: isGood ? "series-3" : "tail", symbol: "circle",
          value: row => row[kind], low: row => row[`${kind}_low`], high: row => row[`${kind}_high`],
        }],
        tip: row => [`${words.name}: ${written(row, row[kind], share)} (${interval(row[`${kind}_low`], row[`${kind}_high`], share)})`, basis.parcels(count(basisOf(kind)(row)))],
      }),
      follow: (rows, point) => narrowed("/exceptions", { carrier: rows[(point.value as number[])[1]!]?.carrier ?? "" }),
    },
  };
}

const RISING: ExceptionKind[] = ["exception_share", "return_share", "lost_share", "damage_share"];

const weeks: FigureSpec<"exceptions"> = {
  ...common,
  id: "exception-weeks",
  title: texts.weeks.title,
  lead: texts.weeks.lead,
  ask: { report: "exceptions", group: ["week"] },
  pick: rows => [...rows].sort((a, b) => a.week!.localeCompare(b.week!)),
  columns: [weekColumn(), ...counts, ...shares(KINDS)],
  chart: {
    height: () => 300,
    option: (rows, look) => lines(look, {
      height: 300,
      describe: texts.weeks.describe,
      weeks: rows.map(row => shortDate(row.week!)),
      axis: shareLabel,
      format: share,
      fromZero: true,
      endRoom: 84,
      lines: RISING.map((kind, index) => ({ name: texts.kinds[kind].name, colour: look.colour(`series-${index + 1}`), values: rows.map(row => row[kind]) })),
    }),
  },
};
