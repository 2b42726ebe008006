const STEPS = [
  ["on time", "on_time_share"],
  ["1 day late", "within_1_day_share"],
  ["2 days late", "within_2_days_share"],
  ["3 days late", "within_3_days_share"],
];

/** Cumulative shares cut into the parts of one bar; steps that the row lacks fall into the last part. */
function parts(row) {
  let before = 0;
  const cut = STEPS.map(([, name]) => {
    const share = isKnown(row, name) ? row[name] : before;
    const part = Math.max(0, share - before);
    before = Math.max(before, share);
    return part;
  });
  return [...cut, 1 - before];
}

const punctuality = {
  id: "punctuality",
  name: "Promises",
  title: "Who keeps the promised date",
  definition: "Share of parcels delivered by the day first promised, in local time at the destination, and how late the others were. "
    + "The mark is the 95\u00a0% interval of the on-time share.",
  basis: rows => `n = ${count(total(rows, "n"))} delivered parcels with a promised date`,
  rows: figures => [...figures.on_time].sort(byFigure("on_time_share", -1)),
  columns: [
    column("carrier", row => row.carrier),
    counts("parcels with a promise", "n"),
    numbers("on time (95\u00a0% interval)", row => withInterval(row, "on_time_share", "on_time_low", "on_time_high", percent)),
    ...STEPS.slice(1).map(([label, name]) => shares(`at most ${label}`, name)),
  ],
  height: barHeight,
  option(rows, look) {
    const cut = rows.map(row => isKnown(row, "on_time_share") ? parts(row) : null);
    const labels = [...STEPS.map(([label]) => label), "later"];
    const intervals = rows.flatMap((row, index) =>
      isKnown(row, "on_time_low") && isKnown(row, "on_time_high") ? [[row.on_time_low, row.on_time_high, index]] : []);
    const absent = rows.flatMap((row, index) => cut[index] === null
      ? [{ at: 0, row: index, text: isEnough(row) ? "no promised dates" : `${INSUFFICIENT} (n = ${count(row.n)})` }]
      : []);
    return frame(look, "Share of parcels delivered on time, and one, two, three or more days late, by carrier.", {
      legend: { data: labels },
      grid: rowGrid(look.narrow ? 64 : 40),
      tooltip: {
        formatter: ({ dataIndex }) => lines(rows[dataIndex].carrier,
          `on time ${withInterval(rows[dataIndex], "on_time_share", "on_time_low", "on_time_high", percent)}`,
          ...labels.slice(1).map((label, index) => `${label} ${percent(cut[dataIndex][index + 1])}`),
          `n = ${count(rows[dataIndex].n)}`),
      },
      xAxis: { ...valueAxis(look, share => `${Math.round(share * 100)} %`), min: 0, max: 1, interval: look.narrow ? .5 : .2 },
      yAxis: rowAxis(look, rows.map(row => row.carrier)),
      series: [
        ...labels.map((name, index) => ({
          name, type: "bar", stack: "shares", barMaxWidth: 22,
          data: cut.map(part => part === null ? null : part[index]),
          itemStyle: { color: look.colour(`share-${index + 1}`), borderColor: look.card, borderWidth: 1 },
        })),
        whiskers(look, look.text, intervals),
        absence(look, absent),
      ],
    });
  },
};
