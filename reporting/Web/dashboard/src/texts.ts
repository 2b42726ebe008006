/** The English texts of the dashboard; those of the pages Arrival times, Releases and Privacy stand beside them. */

export const product = "Analytics";

export const nav = {
  skip: "Skip to the figures",
  label: "Pages",
  overview: "Overview",
  carriers: "Carriers",
  lanes: "Lanes",
  onTime: "On time",
  exceptions: "Exceptions",
  quality: "Data quality",
  eta: "Arrival times",
  releases: "Releases",
  privacy: "Privacy",
  reference: "API reference",
  theme: { light: "Light", dark: "Dark", auto: "Auto", label: "Colours" },
  signOut: "Sign out",
  signedIn: (name: string, role: string) => `${name} (${role})`,
};

export const filters = {
  label: "Filters",
  show: "Filters",
  carrier: "Carrier",
  service: "Service",
  origin: "From place",
  destination: "To place",
  lane: "Lane",
  from: "From date",
  to: "To date",
  asOf: "As of (UTC)",
  all: "All",
  anywhere: "Anywhere",
  clear: "Clear filters",
  active: (count: number) => (count === 1 ? "1 filter set" : `${count} filters set`),
  wholeWeeks: "Dates count by whole weeks, from Monday.",
};

export const states = {
  loading: "Loading figures",
  loaded: "Figures loaded",
  insufficient: "insufficient data",
  insufficientLong: (n: string) => `Insufficient data: fewer than 10 parcels here (n = ${n}). Widen the dates or clear a filter.`,
  notYet: "not yet",
  nothing: "Nothing matches these filters.",
  nothingHint: "Widen the dates, or clear the filters.",
  emptyTitle: "No data yet",
  emptyText: "Load pushes as a provider sent them, or try it on simulated parcels; then reload this page.",
  emptyCommands: [
    "./analytics load pushes/*.jsonl.gz --format 17track",
    "./analytics simulate --parcels 10000 --out simulated",
  ],
  emptyBusy: "Parcels pushed to POST /intake/{provider} show up here within seconds.",
  retry: "Try again",
  reload: "Reload the page",
  noChart: "The chart could not be drawn: its program did not come. The table has the figures; reload the page for the chart.",
  noPage: "This page could not be loaded. The server may have been updated, or does not answer; reload the page.",
  errorTitle: "These figures could not be loaded",
  unreachable: "The server does not answer. Check that analytics up is running, then try again.",
  serverError: (status: number) => `The server answered with an error (${status}). Its log says more; trying again may help.`,
  forbidden: "Your key's role does not open this. Reports need the role analyst, arrival times the role analyst or product, requests of persons the role privacy.",
  tooMany: "Too many requests in a short time. Wait a moment, then try again.",
  missing: "This server does not offer this report. Update the program and start it again.",
  parameter: (name: string) => `Parameter: ${name}`,
  signedOutTitle: "Your session has ended",
  signedOutText: "Run this for a new sign-in link, or go to the sign-in page if you have an API key.",
  signedOutCommand: "analytics keys sign-in",
  signIn: "Go to the sign-in page",
  notFoundTitle: "There is no such page",
  notFoundText: "The address may be mistyped.",
  toOverview: "Go to the overview",
};

export const card = {
  chart: "Chart",
  table: "Table",
  view: (title: string) => `View of ${title}`,
  download: "Download",
  downloadOf: (title: string) => `Download ${title}`,
  csv: "CSV",
  parquet: "Parquet",
  png: "PNG image",
  svg: "SVG image",
  definition: "Definition",
  of: "of",
  asOf: "As of",
  window: "Weeks",
  allWeeks: "all",
  showAll: (count: string) => `Show all ${count} rows`,
  cut: (shown: string, total: string) => `Showing the first ${shown} of ${total} rows. The downloads have them all.`,
  sortBy: (name: string) => `Sort by ${name}`,
  tableOf: (title: string) => `${title}, as a table`,
};

export const columns = {
  week: "Week of",
  carrier: "Carrier",
  service: "Service",
  lane: "Lane",
  origin: "From",
  destination: "To",
  leg: "Leg",
  rank: "Rank",
  rankInterval: "Rank, 95 %",
  n: "Delivered",
  promised: "With promise",
  inFlight: "In flight",
  parcels: "Parcels",
  scans: "Scans",
  mean: "Mean",
  p10: "p10",
  p25: "p25",
  p50: "p50",
  p75: "p75",
  p90: "p90",
  interval: (name: string) => `${name}, 95 %`,
  deliveredOnly: (name: string) => `${name}, delivered only`,
  calendarDays: "p50, calendar days",
  businessDays: "p50, business days",
  onTime: "On time",
  within1: "+1 day",
  within2: "+2 days",
  within3: "+3 days",
  early: "Early",
  lateByTime: "Late by the hour",
  hoursFrom: "From",
  hoursTo: "To",
  share: "Share",
  change: "Change",
  limits: "Limits",
};

export const basis = {
  delivered: (n: string, flight: string) => `n = ${n} delivered, ${flight} in flight`,
  promised: (n: string) => `n = ${n} delivered with a promised date`,
  parcels: (n: string) => `n = ${n} parcels`,
  scans: (n: string, scans: string) => `n = ${n} parcels, ${scans} scans`,
  bins: (n: string) => `n = ${n} delivered`,
  legs: (n: string) => `n = ${n} legs`,
};

export const marks = {
  median: "p50: half take at most",
  tail: "p90: nine in ten take at most",
  corrected: "p90, corrected",
  deliveredOnly: "p90, delivered only",
  delivered: "Delivered",
  inFlight: "In flight",
  limits: "Control limits of p50",
  interval: "95 % interval",
  band: "p10 to p90",
  halfBand: "p25 to p75",
};

export const overview = {
  title: "Overview",
  lead: "How carriers perform: how many parcels, how fast, how punctual, and how far the figures can be trusted.",
  tiles: "Headline figures",
  parcels: "Parcels",
  parcelsDetail: (delivered: string, flight: string) => `${delivered} delivered, ${flight} in flight`,
  median: "Transit time, p50",
  tail: "Transit time, p90",
  interval: (range: string) => `95 %: ${range}`,
  days: (calendar: string, business: string | null) => (business ? `${calendar} calendar days, ${business} business days` : `${calendar} calendar days`),
  onTime: "On time",
  against: (week: string, before: string) => `week of ${week} against ${before}`,
  noChange: "no two complete weeks to compare",
  freshness: "Last scan",
  built: (at: string) => `figures built ${at}`,
  noScan: "none",
  volumes: {
    title: "Parcels by week",
    lead: "Parcels by the week of their first scan in a carrier's hands: delivered, and still on their way.",
    describe: "Stacked bars: parcels delivered and in flight for each week.",
    axis: "parcels",
  },
  speed: {
    title: "Transit time by week",
    lead: "First possession scan to delivery, corrected for parcels in flight. The dashed line counts delivered parcels only, and looks too fast while parcels are in flight. Shaded weeks have 5 % or more in flight.",
    describe: "Lines over weeks: p50, p90, and p90 of delivered parcels only.",
  },
  punctual: {
    title: "On time by week",
    lead: "Share of promised parcels delivered on the promised date or before, with its 95 % interval.",
    describe: "A line over weeks with its interval: the share of parcels on time.",
  },
  alerts: "Alerts",
  alertsLead: (week: string) => `Carriers and lanes that left their control limits in their latest complete week; the newest is the week of ${week}.`,
  alertsNone: "No carrier and no lane left its control limits in its latest complete week.",
  alertsMore: (count: string) => `${count} more`,
  alertsScope: "Alerts watch every carrier and lane; of the filters above only the instant applies to them.",
  warnings: "Data quality",
  warningsLead: "What to keep in mind when reading these figures.",
  warningsNone: "Nothing stands out: scans are timely and milestones are seldom missing.",
  warningsMore: "All data-quality figures",
  stale: (age: string) => `The last scan is ${age} older than the figures: no newer data has come in.`,
};

export const quality = {
  title: "Data quality",
  lead: "How far the figures can be trusted: how late scans come in, which milestones are missing, how certain the clocks are.",
  measures: {
    missing_pickup_share: { name: "No pickup scan", warn: 0.1, text: (carrier: string, share: string) => `${carrier}: ${share} of delivered parcels have no pickup scan; transit starts at the first later scan.` },
    missing_out_for_delivery_share: { name: "No out-for-delivery scan", warn: 0.15, text: (carrier: string, share: string) => `${carrier}: ${share} of delivered parcels have no out-for-delivery scan; the last mile is known for the others only.` },
    missing_info_received_share: { name: "No announcement", warn: 0.2, text: (carrier: string, share: string) => `${carrier}: ${share} of delivered parcels were not announced; handover is known for the others only.` },
    local_clock_share: { name: "Clock of unknown zone", warn: 0.1, text: (carrier: string, share: string) => `${carrier}: ${share} of scans are in a local time of unknown zone; durations can be some hours off.` },
    mixed_clocks_share: { name: "Clocks that do not compare", warn: 0.05, text: (carrier: string, share: string) => `${carrier}: ${share} of delivered parcels are timed by clocks that cannot be compared.` },
    unknown_status_share: { name: "Unknown status", warn: 0.02, text: (carrier: string, share: string) => `${carrier}: ${share} of scans have a status that says nothing of the way.` },
  },
  latencyWarn: (carrier: string, latency: string) => `${carrier}: one scan in ten is known only ${latency} after it happened.`,
  latencyP50: "Latency, p50",
  latencyP90: "Latency, p90",
  gaps: {
    title: "Gaps and doubts by carrier",
    lead: "Share of delivered parcels (missing milestones, mixed clocks) or of scans (unknown zone, unknown status). The stronger the colour, the larger the share.",
    describe: "Heat map: carriers by kind of gap, each the share concerned.",
  },
  latency: {
    title: "How late scans come in",
    lead: "From a scan to the provider's first message that tells of it: half of them, and nine in ten, come in within this time.",
    describe: "One row per carrier: p50 and p90 of scan latency.",
    median: "p50",
    tail: "p90",
  },
  weeks: {
    title: "Missing milestones by week",
    lead: "Share of delivered parcels without the scan, by the week of their first possession scan.",
    describe: "Lines over weeks: share of parcels without a pickup, out-for-delivery or announcement scan.",
  },
};

export const carriers = {
  title: "Carriers",
  lead: "Who is fastest, and how sure that is. Carriers whose intervals overlap share a rank.",
  ranking: {
    title: "Ranking by transit time",
    lead: "Median transit time corrected for parcels in flight, on its 95 % interval; diamonds are p90. A rank needs 30 parcels.",
    describe: "One row per carrier, the fastest first: p50 and p90 with their intervals.",
  },
  weeks: {
    title: "Median by week and carrier",
    lead: "Median transit time of each carrier by week, corrected for parcels in flight. Ringed weeks left the carrier's control limits.",
    describe: "A line per carrier over weeks: median transit time.",
  },
  rankBy: "Rank by",
  unranked: "unranked",
};

export const lanes = {
  title: "Lanes",
  lead: "From where to where. Choose a cell, or a row of the table, to see the lane.",
  map: {
    title: "Lanes, from and to",
    lead: { p50: "Median transit time in hours between the busiest places, corrected for parcels in flight; the table has every lane.", n: "Parcels delivered between the busiest places; the table has every lane." },
    describe: "Heat map: places of origin by places of destination.",
  },
  show: "Show",
  byMedian: "p50",
  byVolume: "Volume",
  origin: "from",
  destination: "to",
};

export const lane = {
  title: (from: string, to: string) => `${from} to ${to}`,
  lead: "Everything about one lane. The filters above narrow it to a carrier, a service or dates.",
  back: "All lanes",
  unknown: "unknown",
  wide: (place: string) => `${place} stands for the whole country here: parcels whose region is known count as well.`,
  carriers: {
    title: "Carriers on this lane",
    lead: "Median transit time on its 95 % interval; diamonds are p90. Overlapping intervals share a rank.",
    describe: "One row per carrier: p50 and p90 with their intervals.",
  },
  distribution: {
    title: "How transit times spread",
    lead: "Share of each carrier's delivered parcels by transit time. The slowest 1 % are in the table only.",
    describe: "A line per carrier: the share of parcels by transit time.",
    axis: "transit time",
    open: "or longer",
  },
  bands: {
    title: "Percentiles over weeks",
    lead: "The middle line is the median; half of all parcels fall into the dark band, eight in ten into the light one. Shaded weeks have 5 % or more in flight.",
    describe: "Bands over weeks: p10 to p90, p25 to p75, and the median.",
  },
  corrected: {
    title: "Corrected beside delivered-only",
    lead: "p90 with parcels in flight counted, and p90 of the delivered alone. Where the two part, the delivered-only figure is too low. Shaded weeks have 5 % or more in flight.",
    describe: "Two lines over weeks: p90 corrected, and p90 of delivered parcels only.",
  },
  legs: {
    title: "Where the time goes",
    lead: "Mean time in each leg, over parcels seen at both its ends, so the parts need not add up to the mean transit time.",
    describe: "Stacked bars per carrier: mean time in each leg.",
  },
};

export const legs: Record<string, string> = {
  handover: "Handover",
  line_haul: "Line haul",
  customs: "Customs",
  last_mile: "Last mile",
  order_to_delivery: "Order to delivery",
  to_first_attempt: "To first attempt",
  transit: "Transit",
};

export const onTime = {
  title: "On time",
  lead: "Whether the original promise was kept, by dates where the parcel goes.",
  share: {
    title: "On time by carrier",
    lead: "Share delivered on the promised date or before, on its 95 % interval.",
    describe: "One row per carrier: the share on time with its interval.",
  },
  days: {
    title: "How late the late ones are",
    lead: "Of parcels with a promised date: on the date or before, and one, two, three days after it.",
    describe: "Stacked bars per carrier: on time, one, two, three days late, later.",
    names: ["On time", "1 day late", "2 days late", "3 days late", "Later"],
  },
  early: {
    title: "Delivered early",
    lead: "Share delivered more than one day before the promised date.",
    describe: "Bars per carrier: the share delivered early.",
  },
  weeks: {
    title: "On time by week",
    lead: "Share on time by the week of the first possession scan, with its 95 % interval.",
    describe: "A line over weeks with its interval: the share of parcels on time.",
  },
};

export const exceptions = {
  title: "Exceptions",
  lead: "What goes wrong on the way, as shares of parcels with their 95 % intervals.",
  kinds: {
    first_attempt_success: { title: "First attempt succeeds", lead: "Of parcels that a delivery was attempted for: delivered at the first.", name: "First attempt" },
    exception_share: { title: "Exceptions", lead: "Parcels with an exception on their way.", name: "Exception" },
    lost_share: { title: "Lost", lead: "Undelivered, with no scan for 30 days.", name: "Lost" },
    return_share: { title: "Returned", lead: "Sent back to the shipper.", name: "Returned" },
    damage_share: { title: "Damaged", lead: "Parcels with a damage scan.", name: "Damaged" },
  },
  describe: "One row per carrier: the share with its interval.",
  weeks: {
    title: "Exceptions by week",
    lead: "Shares by the week of the first possession scan. The latest weeks still grow.",
    describe: "Lines over weeks: share of parcels with an exception, returned, lost, damaged.",
  },
};

export const footer = "Figures come from tables that hold no name, address, phone number, e-mail or tracking number. Places are a country and a region.";
