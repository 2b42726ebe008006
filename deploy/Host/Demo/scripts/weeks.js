const CORRECTED_MEDIAN = "median", CORRECTED_TAIL = "90th percentile";
const NAIVE_MEDIAN = "median, delivered only", NAIVE_TAIL = "90th, delivered only";
const MIDDLE_HALF = "middle half of parcels";

const weeks = {
  id: "weeks",
  name: "Weeks",
  title: "Week by week, and what parcels in flight hide",
  definition: "Transit time by week of the first scan. Solid lines are corrected for parcels in flight. Dashed lines count delivered parcels only: "
    + "they fall in the last weeks because the slow ones are still out.",
  basis,
  rows: figures => [...figures.weeks].sort((a, b) => String(a.week).localeCompare(String(b.week))),
  columns: [
    column("week", row => row.week),
    counts("delivered", "n"),
    counts("in flight", "in_flight"),
    hours("median", "p50_hours"),
    hours("90th percentile", "p90_hours"),
    hours("median, delivered only", "delivered_only_p50_hours"),
    hours("90th, delivered only", "delivered_only_p90_hours"),
  ],
  height: (_, look) => look.narrow ? 540 : 460,
  option(rows, look) {
    const values = name => rows.map(row => isKnown(row, name) ? row[name] : null);
    const highest = Math.max(1, ...["p75_hours", "p50_hours", "p90_hours", "delivered_only_p90_hours"].flatMap(values));
    const { of, axis } = timeAxis(look, highest);
    const names = rows.map(row => row.week);
    const line = (name, figure, colour, dashed) => ({
      name, type: "line", data: values(figure).map(of), symbol: dashed ? "none" : "circle", symbolSize: 6,
      lineStyle: { color: look.colour(colour), width: dashed ? 2 : 2.5, type: dashed ? "dashed" : "solid" },
      itemStyle: { color: look.colour(colour), opacity: dashed ? 0 : 1 },
    });
    const quarters = rows.map(row => isKnown(row, "p25_hours") && isKnown(row, "p75_hours") ? [of(row.p25_hours), of(row.p75_hours)] : [null, null]);
    const band = (name, data, opacity) => ({
      name, type: "line", stack: "band", data, symbol: "none", silent: true, lineStyle: { opacity: 0 },
      itemStyle: { color: look.colour("median-soft") }, areaStyle: { color: look.colour("median-soft"), opacity },
    });
    const unreached = rows.flatMap((row, index) => isEnough(row) && row.p90_hours == null ? [[index, of(highest) * 1.08]] : []);
    const insufficient = rows.flatMap((row, index) => isEnough(row) ? [] : [[index, of(highest) * 1.08]]);
    const lower = { xAxisIndex: 1, yAxisIndex: 1, type: "bar", stack: "parcels", barCategoryGap: "25%" };
    const top = look.narrow ? 150 : 64;
    const description = "Median and 90th percentile of transit time by week, corrected for parcels in flight beside delivered parcels only, "
      + "with the number of parcels below.";
    return frame(look, description, {
      legend: {
        itemWidth: 28,
        data: [CORRECTED_MEDIAN, NAIVE_MEDIAN, CORRECTED_TAIL, NAIVE_TAIL, { name: MIDDLE_HALF, icon: "roundRect" },
          ...(unreached.length > 0 ? [{ name: `90th ${NOT_REACHED}`, icon: "path://M5,0L10,10L0,10Z" }] : []),
          ...(insufficient.length > 0 ? [INSUFFICIENT] : []),
          "delivered", "in flight"],
      },
      tooltip: {
        trigger: "axis",
        formatter: points => {
          const row = rows[points[0].dataIndex];
          return lines(row.week,
            `median ${figure(row, "p50_hours", duration)}; delivered only ${figure(row, "delivered_only_p50_hours", duration)}`,
            `90th percentile ${figure(row, "p90_hours", duration)}; delivered only ${figure(row, "delivered_only_p90_hours", duration)}`,
            basis([row]));
        },
      },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      grid: [
        { top, left: 56, right: 16, bottom: 150 },
        { left: 56, right: 16, bottom: 40, height: 80 },
      ],
      xAxis: [
        { ...nameAxis(look, names), boundaryGap: true, axisLabel: { show: false } },
        { ...nameAxis(look, names), gridIndex: 1, axisLabel: { color: look.muted, hideOverlap: true } },
      ],
      yAxis: [
        { ...axis, max: of(highest) * 1.12, axisLabel: { ...axis.axisLabel, showMaxLabel: false } },
        { ...valueAxis(look, value => value >= 1000 ? `${value / 1000}k` : value), gridIndex: 1, splitNumber: 2 },
      ],
      series: [
        band("from", quarters.map(([low]) => low), 0),
        band(MIDDLE_HALF, quarters.map(([low, high]) => low == null ? null : high - low), .45),
        line(NAIVE_MEDIAN, "delivered_only_p50_hours", "median", true),
        line(NAIVE_TAIL, "delivered_only_p90_hours", "tail", true),
        line(CORRECTED_MEDIAN, "p50_hours", "median", false),
        line(CORRECTED_TAIL, "p90_hours", "tail", false),
        {
          name: `90th ${NOT_REACHED}`, type: "scatter", symbol: "triangle", symbolSize: 11, data: unreached,
          itemStyle: { color: "none", borderColor: look.colour("tail"), borderWidth: 2 },
        },
        { name: INSUFFICIENT, type: "scatter", symbol: "rect", symbolSize: [9, 3], data: insufficient, itemStyle: { color: look.muted } },
        { ...lower, name: "delivered", data: rows.map(row => row.n), itemStyle: { color: look.colour("share-2") } },
        { ...lower, name: "in flight", data: rows.map(row => row.in_flight), itemStyle: { color: look.colour("leg-3") } },
      ],
    });
  },
};
