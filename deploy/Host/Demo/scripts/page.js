const figures = JSON.parse(document.getElementById("figures").textContent);
const charts = typeof echarts === "undefined" ? null : echarts;

/** A chart with its definition, what it rests on, and its table; and how to draw it once it has a place. */
function card(chart) {
  const all = chart.rows(figures);
  const holder = element("div", { class: "chart", role: "img" });
  const restsOn = element("p", { class: "basis" });
  const details = element("details", {}, element("summary", {}, "Table of these figures"), table(chart.title, chart.columns, all));
  const made = element("section", { id: chart.id, class: "card" },
    element("h2", {}, chart.title), element("p", { class: "definition" }, chart.definition));

  if (all.length === 0) {
    made.append(element("p", { class: "notice" }, "There is nothing to show yet."));
    return { made, draw: () => {} };
  }

  let rows = all;
  if (chart.choice) {
    const select = element("select", { id: `${chart.id}-choice` }, ...chart.choice.order(all).map(name => element("option", {}, name)));
    const choose = () => {
      rows = all.filter(row => chart.choice.of(row) === select.value);
      restsOn.textContent = chart.basis(rows);
    };
    choose();
    select.addEventListener("change", () => { choose(); draw(); });
    made.append(element("div", { class: "choice" }, element("label", { for: select.id }, chart.choice.label), select));
  }

  let drawn;
  function draw() {
    if (charts === null) return;
    const room = look(holder.clientWidth);
    holder.style.height = `${chart.height(rows, room)}px`;
    drawn ??= charts.init(holder, null, { renderer: "svg" });
    drawn.resize();
    drawn.setOption(chart.option(rows, room), { notMerge: true });
  }

  restsOn.textContent = chart.basis(rows);
  if (charts === null) {
    details.open = true;
    made.append(restsOn, details);
  } else {
    made.append(holder, restsOn, details);
  }

  return { made, draw };
}

const shown = [carriers, speed, lanes, weeks, punctuality, legs];
const asOf = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(figures.facts.as_of));
document.getElementById("subject").textContent =
  `How fast ${count(figures.carriers.length)} carriers were on ${count(figures.lanes.length)} lanes, as of ${asOf} UTC.`;
document.getElementById("contents").append(...shown.map(chart => element("a", { href: `#${chart.id}` }, chart.name)));
document.getElementById("headlines").append(...headlines(figures));
if (charts === null) {
  document.getElementById("cards").append(element("p", { class: "notice" }, "Without the chart library this page shows its tables only."));
}

const cards = shown.map(card);
const drawAll = () => cards.forEach(one => one.draw());
document.getElementById("cards").append(...cards.map(one => one.made));
drawAll();
addEventListener("resize", drawAll);
for (const wish of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(wish).addEventListener("change", drawAll);
