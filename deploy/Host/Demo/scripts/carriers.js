const MEDIAN = { figure: "p50", label: "median", short: "median", colour: "median", symbol: "circle" };
const TAIL = { figure: "p90", label: "90th percentile", short: "90th", colour: "tail", symbol: "diamond" };

const carriers = {
  id: "carriers",
  name: "Carriers",
  title: "Which carrier is fastest",
  definition: "Transit time by carrier: what half of the parcels, and nine in ten, took at most, corrected for parcels in flight, with "
    + "95\u00a0% intervals. Carriers serve different lanes; the next chart compares them on one.",
  basis,
  rows: figures => [...figures.carriers].sort(byFigure("p50_hours")),
  columns: [
    column("carrier", row => row.carrier),
    counts("delivered", "n"),
    counts("in flight", "in_flight"),
    hours("mean", "mean_hours"),
    numbers("median (95\u00a0% interval)", row => withInterval(row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)),
    numbers("90th percentile (95\u00a0% interval)", row => withInterval(row, "p90_hours", "p90_low_hours", "p90_high_hours", duration)),
    hours("median, delivered only", "delivered_only_p50_hours"),
    hours("90th, delivered only", "delivered_only_p90_hours"),
  ],
  height: barHeight,
  option: (rows, look) => intervalChart(rows, rows.map(row => row.carrier), [MEDIAN, TAIL], look,
    "Median and 90th percentile of transit time by carrier, fastest first.",
    row => lines(row.carrier,
      `median ${withInterval(row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)}`,
      `90th percentile ${withInterval(row, "p90_hours", "p90_low_hours", "p90_high_hours", duration)}`,
      `n = ${count(row.n)}, ${count(row.in_flight)} in flight`)),
};
