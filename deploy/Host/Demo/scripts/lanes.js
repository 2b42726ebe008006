const LANES_DRAWN = 14;

/** The origins (0) or destinations (1) of lanes, busiest first, as many as can be told apart. */
const busiest = (rows, end) => heaviest(rows, row => ends(row)[end]).slice(0, LANES_DRAWN);

const lanes = {
  id: "lanes",
  name: "Lanes",
  title: "How long each lane takes",
  definition: "Median transit time from origin (down) to destination (across), corrected for parcels in flight; the busiest places come first. "
    + "n<10: insufficient data. \u2026: median not yet reached. Blank: no parcels.",
  basis,
  rows: figures => [...figures.lanes].sort((a, b) => b.n - a.n),
  columns: [
    column("lane", laneName),
    counts("delivered", "n"),
    counts("in flight", "in_flight"),
    numbers("median (95\u00a0% interval)", row => withInterval(row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)),
    hours("90th percentile", "p90_hours"),
    hours("median, delivered only", "delivered_only_p50_hours"),
  ],
  height: (rows, look) => busiest(rows, 0).length * (look.narrow ? 34 : 40) + 110,
  option(rows, look) {
    const origins = busiest(rows, 0), destinations = busiest(rows, 1);
    const cells = rows
      .map(row => ({ row, at: [destinations.indexOf(ends(row)[1]), origins.indexOf(ends(row)[0])] }))
      .filter(cell => Math.min(...cell.at) >= 0);
    const known = cells.filter(cell => isKnown(cell.row, "p50_hours"));
    const medians = known.map(cell => cell.row.p50_hours);
    const low = Math.min(...medians, Infinity), high = Math.max(...medians, 0);
    const { of, unit } = timeAxis(look, high);
    const room = (look.width - (look.narrow ? 70 : 110)) / destinations.length;
    const onDark = matchMedia("(prefers-color-scheme: dark)").matches;
    const ink = row => (row.p50_hours - low) / (high - low || 1) > .5 !== onDark ? look.colour("on-dark") : look.colour("on-light");
    const label = hours => (of(hours) < 100 ? of(hours).toFixed(of(hours) < 10 ? 1 : 0) : count(of(hours)));
    const axisLabel = { ...nameAxis(look, []).axisLabel, width: look.narrow ? 54 : 120 };
    return frame(look, "Median transit time of each lane, by origin and destination.", {
      grid: { ...rowGrid(8), right: 4, bottom: 56 },
      tooltip: {
        formatter: ({ data }) => lines(laneName(data.row),
          `median ${withInterval(data.row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)}`,
          basis([data.row])),
      },
      xAxis: { ...nameAxis(look, destinations), ...noAxisLine, axisLabel: { ...axisLabel, rotate: look.narrow ? 60 : 0 } },
      yAxis: { ...rowAxis(look, origins), ...noAxisLine, axisLabel },
      visualMap: {
        min: of(low === Infinity ? 0 : low), max: of(high), precision: 1, seriesIndex: 0,
        orient: "horizontal", left: "center", bottom: 0, itemHeight: 140,
        text: [`${label(high)} ${unit}`, known.length > 0 ? label(low) : ""],
        textStyle: { color: look.muted },
        inRange: { color: [look.colour("scale-low"), look.colour("scale-high")] },
      },
      series: [
        {
          type: "heatmap",
          data: known.map(({ row, at }) => ({
            row, value: [...at, of(row.p50_hours)], label: { color: ink(row), formatter: label(row.p50_hours) },
          })),
          label: { show: room > 26, fontSize: room > 44 ? 12 : 10 },
          itemStyle: { borderColor: look.card, borderWidth: 2 },
        },
        {
          type: "scatter",
          symbolSize: 1,
          data: cells.filter(cell => !known.includes(cell)).map(({ row, at }) => ({
            row, value: at, label: { formatter: isEnough(row) ? "\u2026" : "n<10" },
          })),
          label: { show: true, color: look.muted, fontStyle: "italic", fontSize: room > 44 ? 12 : 9 },
        },
      ],
    });
  },
};
