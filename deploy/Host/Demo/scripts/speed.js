const rank = row => row.rank_low == null || row.rank_low === row.rank_high ? `${row.rank}` : `${row.rank_low}\u2013${row.rank_high}`;

const isRanked = row => isEnough(row) && row.rank != null;

const speed = {
  id: "speed",
  name: "Carriers on a lane",
  title: "Which carrier is fastest on a lane",
  definition: "Carriers on one lane, ranked by median transit time, with 95\u00a0% intervals. "
    + "A range of ranks means that the parcels do not tell these carriers apart.",
  basis,
  choice: {
    label: "Lane",
    of: laneName,
    order: rows => heaviest(rows, laneName),
  },
  rows: figures => [...figures.carrier_speed].sort((a, b) =>
    laneName(a).localeCompare(laneName(b)) || isRanked(b) - isRanked(a) || (a.rank ?? 0) - (b.rank ?? 0) || byFigure("p50_hours")(a, b)),
  columns: [
    column("carrier", row => row.carrier),
    column("lane", laneName),
    numbers("rank", row => isRanked(row) ? rank(row) : INSUFFICIENT),
    counts("delivered", "n"),
    numbers("median (95\u00a0% interval)", row => withInterval(row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)),
  ],
  height: barHeight,
  option: (rows, look) => intervalChart(rows, rows.map(row => isRanked(row) ? `${rank(row)}. ${row.carrier}` : row.carrier), [MEDIAN], look,
    `Median transit time by carrier on the lane ${rows.length > 0 ? laneName(rows[0]) : ""}, fastest first.`,
    row => lines(row.carrier,
      `rank ${rank(row)}`,
      `median ${withInterval(row, "p50_hours", "p50_low_hours", "p50_high_hours", duration)}`,
      `n = ${count(row.n)}`)),
};
