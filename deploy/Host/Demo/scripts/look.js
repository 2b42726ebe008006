/** Colours and room that a chart has to work with. */
function look(width) {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  return {
    colour,
    width,
    font: getComputedStyle(document.body).fontFamily,
    narrow: width < 560,
    text: colour("text"),
    muted: colour("muted"),
    line: colour("line"),
    card: colour("card"),
  };
}

const escape = text => echarts.format.encodeHTML(String(text));

const lines = (head, ...rest) => [`<strong>${escape(head)}</strong>`, ...rest.map(escape)].join("<br>");

/** What every chart has in common. */
function frame(look, description, option) {
  return {
    animation: false,
    textStyle: { fontFamily: look.font, color: look.text },
    aria: { enabled: true, label: { description }, decal: { show: matchMedia("(prefers-contrast: more)").matches } },
    ...option,
    tooltip: {
      confine: true,
      backgroundColor: look.card,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 13 },
      ...option.tooltip,
    },
    legend: option.legend && {
      top: 0, left: 0, itemGap: 14, itemWidth: 22, itemHeight: 12, textStyle: { color: look.text, fontSize: look.narrow ? 12 : 13 }, ...option.legend,
    },
  };
}

/** An axis of durations: hours while they are few, else days. */
function timeAxis(look, longestHours) {
  const days = longestHours > 96;
  return {
    unit: days ? "days" : "hours",
    of: value => value == null ? null : value / (days ? 24 : 1),
    axis: { ...valueAxis(look, value => `${value} ${days ? "d" : "h"}`), min: 0, splitNumber: look.narrow ? 3 : 6 },
  };
}

const valueAxis = (look, formatter) => ({
  type: "value",
  axisLabel: { color: look.muted, hideOverlap: true, formatter },
  splitLine: { lineStyle: { color: look.line } },
});

const nameAxis = (look, names) => ({
  type: "category",
  data: names,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: look.muted } },
  axisLabel: { color: look.text, width: look.narrow ? 88 : 180, overflow: "break", fontSize: look.narrow ? 11 : 12, lineHeight: 14, interval: 0 },
});

/** Rows from the top down, which ECharts draws from the bottom up. */
const rowAxis = (look, names) => ({ ...nameAxis(look, names), inverse: true });

const noAxisLine = { axisLine: { show: false } };

/** Room for a plot of rows between its legend and the edge of the card. */
const rowGrid = top => ({ top, left: 4, right: 24, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" });

const barHeight = (rows, look, each = 40) => Math.max(rows.length, 2) * each + (look.narrow ? 110 : 90);
