import type { DeliveryTimes } from "../api/rows";
import { heatmap } from "../charts/heatmap";
import { deliveryColumns, laneAddress, laneColumn } from "../components/columns";
import { h } from "../components/dom";
import { figure, type FigureSpec } from "../components/figure";
import type { Page } from "../components/page";
import { ends, laneName } from "../format/places";
import { count, figure as written, hours, sum } from "../format/numbers";
import { go, here } from "../state/router";
import { pageAddress } from "../state/view";
import { basis, columns, lanes as texts } from "../texts";

type Shown = "p50" | "n";

/** As many places on a side as stay readable. */
const most = (width: number): number => Math.min(24, Math.max(6, Math.floor((width - 90) / 30)));

export const lanesPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => {
    const shown = context.place.query.get("show") === "n" ? "n" : "p50";
    return [h("div", { class: "cards" }, figure(context, { ...map(shown), controls: [showSelect(shown)] }))];
  },
};

const map = (shown: Shown): FigureSpec<"delivery-times"> => ({
  id: "lane-map",
  title: texts.map.title,
  lead: texts.map.lead[shown],
  wide: true,
  ask: { report: "delivery-times", group: ["lane"] },
  pick: rows => [...rows].sort((a, b) => b.n - a.n),
  basis: rows => basis.delivered(count(sum(rows, row => row.n)), count(sum(rows, row => row.in_flight))),
  parcels: row => row.n + row.in_flight,
  columns: [laneColumn(), ...deliveryColumns()],
  chart: {
    height: (rows, width) => sides(rows, width).down.length * 30 + 150,
    option: (rows, look) => {
      const { across, down } = sides(rows, look.width);
      const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
      return heatmap(look, {
        describe: texts.map.describe,
        across,
        down,
        acrossName: texts.destination,
        downName: texts.origin,
        scale: value => (shown === "n" ? count(value) : hours(value)),
        cells: drawn(rows, look.width).map(row => {
          const [from, to] = ends(row.lane!);
          const value = shown === "n" ? row.n : row.p50_hours;
          return {
            across: across.indexOf(to), down: down.indexOf(from), value, head: laneName(row.lane!), key: row.lane!,
            text: value === null ? "·" : shown === "n" ? compact.format(value) : String(Math.round(value)),
            tip: [`${columns.p50}: ${written(row, row.p50_hours, hours)}`, `${columns.p90}: ${written(row, row.p90_hours, hours)}`, basis.delivered(count(row.n), count(row.in_flight))],
          };
        }),
      });
    },
    follow: (_, point) => laneAddress(point.data?.key ?? ""),
  },
});

/** The busiest places on each side. */
function sides(rows: readonly DeliveryTimes[], width: number): { down: string[]; across: string[] } {
  const busiest = (side: 0 | 1) => [...Map.groupBy(rows, row => ends(row.lane!)[side])]
    .sort((a, b) => sum(b[1], row => row.n) - sum(a[1], row => row.n)).slice(0, most(width)).map(([place]) => place).sort();
  return { down: busiest(0), across: busiest(1) };
}

function drawn(rows: readonly DeliveryTimes[], width: number): DeliveryTimes[] {
  const { across, down } = sides(rows, width);
  return rows.filter(row => {
    const [from, to] = ends(row.lane!);
    return down.includes(from) && across.includes(to);
  });
}

function showSelect(shown: Shown): HTMLElement {
  const select = h("select", { onchange: () => go(pageAddress("/lanes", here().view, { show: select.value === "n" ? "n" : "" })) },
    h("option", { value: "p50", selected: shown === "p50" }, texts.byMedian),
    h("option", { value: "n", selected: shown === "n" }, texts.byVolume));
  return h("label", {}, texts.show, " ", select);
}
