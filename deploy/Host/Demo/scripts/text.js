const INSUFFICIENT = "insufficient data";
const NOT_REACHED = "not yet reached";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const count = value => whole.format(value);
const percent = share => `${(share * 100).toFixed(1)}\u00a0%`;

/** Hours as people say them. */
function duration(hours) {
  if (hours < 1) return `${Math.round(hours * 60)}\u00a0min`;
  return hours < 72 ? `${hours.toFixed(1)}\u00a0h` : `${(hours / 24).toFixed(1)}\u00a0days`;
}

const isEnough = row => row.status !== INSUFFICIENT;
const isKnown = (row, figure) => isEnough(row) && row[figure] != null;

/** A figure of a row, or the words for its absence. */
function figure(row, name, format) {
  if (!isEnough(row)) return INSUFFICIENT;
  return row[name] == null ? NOT_REACHED : format(row[name]);
}

/** "38.2 h (37.9 h to 38.6 h)" */
function withInterval(row, name, low, high, format) {
  const middle = figure(row, name, format);
  return isKnown(row, name) && row[low] != null && row[high] != null
    ? `${middle} (${format(row[low])} to ${format(row[high])})`
    : middle;
}

const total = (rows, name) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);

/** What a chart rests on. */
const basis = rows => `n = ${count(total(rows, "n"))} delivered, ${count(total(rows, "in_flight"))} in flight`;

/** Smallest first, or largest with a sign of -1; unknown figures last. */
const byFigure = (name, sign = 1) => (a, b) =>
  isKnown(b, name) - isKnown(a, name) || sign * ((a[name] ?? 0) - (b[name] ?? 0));

/** The groups of rows by a name of theirs, those with the most parcels first. */
function heaviest(rows, name) {
  const sums = new Map();
  for (const row of rows) sums.set(name(row), (sums.get(name(row)) ?? 0) + row.n);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([group]) => group);
}

/** Origin and destination of a lane. */
function ends(row) {
  if (row.origin != null && row.destination != null) return [row.origin, row.destination];
  const parts = String(row.lane).split(/\s*(?:->|\u2192)\s*/);
  return [parts[0], parts[1] ?? parts[0]];
}

const laneName = row => ends(row).join(" \u2192 ");
