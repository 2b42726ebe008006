/** Draws [low, high, row] as a line with end caps across its row, with a rim that sets it off from what is under it. */
const whisker = (colour, rim) => (_, api) => {
  const [left, y] = api.coord([api.value(0), api.value(2)]);
  const [right] = api.coord([api.value(1), api.value(2)]);
  const path = `M${left},${y}H${right}M${left},${y - 6}v12M${right},${y - 6}v12`;
  const stroke = (colour, lineWidth) => ({ type: "path", shape: { pathData: path }, style: { stroke: colour, lineWidth, fill: "none" } });
  return { type: "group", children: [stroke(rim, 5), stroke(colour, 2)] };
};

const whiskers = (look, colour, data) =>
  ({ type: "custom", data, encode: { x: [0, 1], y: 2 }, silent: true, z: 3, renderItem: whisker(colour, look.card) });

/** Words in the place of a figure that is not there. */
const absence = (look, data) => ({
  type: "scatter",
  symbolSize: 1,
  silent: true,
  data: data.map(({ at, row, text }) => ({ value: [at, row], label: { formatter: text } })),
  label: { show: true, position: "right", distance: 10, color: look.muted, fontStyle: "italic" },
});

/**
 * One row per carrier: a mark for each percentile on the interval it is known to.
 * @param marks which percentiles: {figure, label, short, colour, symbol}
 */
function intervalChart(rows, names, marks, look, description, tooltip) {
  const figures = rows.filter(isEnough).flatMap(row => marks.flatMap(mark => [row[`${mark.figure}_high_hours`], row[`${mark.figure}_hours`]]));
  const { of, axis } = timeAxis(look, Math.max(1, ...figures.filter(value => value != null)));
  const known = mark => rows.flatMap((row, index) => isKnown(row, `${mark.figure}_hours`) ? [{ row, index }] : []);
  const absent = rows.flatMap((row, index) => {
    if (!isEnough(row)) return [{ at: 0, row: index, text: `${INSUFFICIENT} (n = ${count(row.n)})` }];
    const reached = marks.filter(mark => isKnown(row, `${mark.figure}_hours`));
    const missing = marks.filter(mark => !reached.includes(mark));
    const last = Math.max(0, ...reached.map(mark => of(row[`${mark.figure}_high_hours`] ?? row[`${mark.figure}_hours`])));
    return missing.length === 0 ? [] : [{ at: last, row: index, text: `${missing.map(mark => mark.short).join(", ")} ${NOT_REACHED}` }];
  });
  return frame(look, description, {
    legend: { data: marks.map(mark => mark.label) },
    grid: rowGrid(40),
    tooltip: { formatter: point => tooltip(rows[point.value[1]]) },
    xAxis: axis,
    yAxis: rowAxis(look, names),
    series: [
      ...marks.flatMap(mark => [
        whiskers(look, look.colour(mark.colour), known(mark).flatMap(({ row, index }) =>
          row[`${mark.figure}_low_hours`] == null || row[`${mark.figure}_high_hours`] == null
            ? []
            : [[of(row[`${mark.figure}_low_hours`]), of(row[`${mark.figure}_high_hours`]), index]])),
        {
          name: mark.label,
          type: "scatter",
          symbol: mark.symbol,
          symbolSize: look.narrow ? 10 : 13,
          itemStyle: { color: look.colour(mark.colour), opacity: 1, borderColor: look.card, borderWidth: 1.5 },
          z: 4,
          data: known(mark).map(({ row, index }) => [of(row[`${mark.figure}_hours`]), index]),
        },
      ]),
      absence(look, absent),
    ],
  });
}
