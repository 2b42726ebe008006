import type { Bin } from "../../api/rows";
import { nth } from "../../charts/look";
import { spread } from "../../charts/spread";
import { carrierColumn, countColumn, shareColumn } from "../../components/columns";
import type { FigureSpec } from "../../components/figure";
import { count, figure, hours, isEnough, share, sum } from "../../format/numbers";
import { basis, columns, lane as texts } from "../../texts";

/** As many lines as can be told apart. */
const MOST = 6;

/** The last bin has no end, so that it has no place on the axis. */
const closed = ({ from_hours, to_hours, share }: Bin): { from: number; to: number; share: number }[] =>
  from_hours === null || to_hours === null || share === null ? [] : [{ from: from_hours, to: to_hours, share }];

/** How the transit times of each carrier spread. */
export const spreadOf: FigureSpec<"distribution"> = {
  id: "distribution",
  title: texts.distribution.title,
  lead: texts.distribution.lead,
  ask: { report: "distribution", group: ["carrier"] },
  basis: rows => basis.bins(count(sum(rows, row => row.n))),
  parcels: row => row.n,
  columns: [
    carrierColumn("/lane"),
    { name: columns.hoursFrom, text: row => figure(row, row.from_hours, hours), key: row => row.from_hours, isNumber: true },
    { name: columns.hoursTo, text: row => (row.to_hours === null && isEnough(row) ? texts.distribution.open : figure(row, row.to_hours, hours)), key: row => row.to_hours, isNumber: true },
    countColumn(columns.n, row => row.n),
    shareColumn(columns.share, row => row.share),
  ],
  chart: {
    height: () => 320,
    option: (rows, look) => spread(look, texts.distribution.describe, texts.distribution.axis,
      [...Map.groupBy(rows, row => row.carrier ?? "")]
        .sort((a, b) => sum(b[1], row => row.n) - sum(a[1], row => row.n))
        .slice(0, MOST)
        .map(([name, bins], index) => ({
          name,
          colour: nth(look, index),
          bins: bins.flatMap(closed).sort((a, b) => a.from - b.from),
        })), share),
  },
};
