/** Legs that follow one another. Others overlap these and would count time twice. */
const LEGS = ["handover", "first_mile", "line_haul", "customs", "last_mile", "other"];
const legName = leg => leg.replaceAll("_", " ");

const legs = {
  id: "legs",
  name: "Legs",
  title: "Where the time goes",
  definition: "Mean time in each leg by carrier, over the parcels that were seen at both its ends. Customs counts only parcels that went "
    + "through it, so the parts of a bar add up to more than the mean transit time.",
  basis: rows => `n = ${count(total(rows, "n"))} legs`,
  rows: figures => figures.milestones,
  columns: [
    column("carrier", row => row.carrier),
    column("leg", row => legName(row.leg)),
    counts("parcels", "n"),
    hours("mean", "mean_hours"),
    hours("median", "p50_hours"),
  ],
  height: rows => barHeight([...new Set(rows.map(row => row.carrier))], { narrow: true }),
  option(rows, look) {
    const names = [...new Set(rows.map(row => row.carrier))];
    const shown = LEGS.filter(leg => rows.some(row => row.leg === leg));
    const find = (carrier, leg) => rows.find(row => row.carrier === carrier && row.leg === leg);
    const mean = (carrier, leg) => rows.find(row => row.carrier === carrier && row.leg === leg && isEnough(row))?.mean_hours ?? null;
    const whole = carrier => shown.reduce((sum, leg) => sum + (mean(carrier, leg) ?? 0), 0);
    const { of, axis } = timeAxis(look, Math.max(1, ...names.map(whole)));
    const empty = names.flatMap((carrier, row) => whole(carrier) > 0 ? [] : [{ at: 0, row, text: INSUFFICIENT }]);
    return frame(look, "Mean time in each leg of the way, stacked, by carrier.", {
      legend: { data: shown.map(legName) },
      grid: rowGrid(look.narrow ? 64 : 40),
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: points => lines(names[points[0].dataIndex], ...shown.flatMap(leg => {
          const row = find(names[points[0].dataIndex], leg);
          return row ? [`${legName(leg)} ${figure(row, "mean_hours", duration)} (n = ${count(row.n)})`] : [];
        })),
      },
      xAxis: axis,
      yAxis: rowAxis(look, names),
      series: [
        ...shown.map((leg, index) => ({
          name: legName(leg), type: "bar", stack: "legs", barMaxWidth: 22,
          data: names.map(carrier => of(mean(carrier, leg))),
          itemStyle: { color: look.colour(`leg-${index + 1}`), borderColor: look.card, borderWidth: 1 },
        })),
        absence(look, empty),
      ],
    });
  },
};
