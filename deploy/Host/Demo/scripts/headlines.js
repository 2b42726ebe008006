function headline(name, value, rest) {
  return element("div", {}, element("dt", {}, name), element("dd", { class: "value" }, value), element("dd", { class: "rest" }, rest));
}

/** Fewer delivered parcels than this do not make a ranking. */
const RANKED_FROM = 30;

function headlines({ facts, ...figures }) {
  const fastest = carriers.rows(figures).find(row => row.n >= RANKED_FROM && isKnown(row, "p50_hours"));
  const punctual = punctuality.rows(figures).find(row => row.n >= RANKED_FROM && isKnown(row, "on_time_share"));
  return [
    headline("Parcels", count(facts.parcels), `${count(total(figures.carriers, "in_flight"))} still in flight`),
    fastest
      ? headline("Fastest carrier", fastest.carrier, `median ${withInterval(fastest, "p50_hours", "p50_low_hours", "p50_high_hours", duration)}`)
      : headline("Fastest carrier", "\u2013", INSUFFICIENT),
    punctual
      ? headline("Most punctual", punctual.carrier, `on time ${withInterval(punctual, "on_time_share", "on_time_low", "on_time_high", percent)}`)
      : headline("Most punctual", "\u2013", INSUFFICIENT),
    headline("Pushes loaded", count(facts.pushes),
      `${count(facts.kept)} kept, ${count(facts.rejected)} rejected, ${count(facts.withheld)} withheld; ${count(facts.pushes_per_second)} a second`),
  ];
}
