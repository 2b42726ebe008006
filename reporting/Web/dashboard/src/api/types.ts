/** The API's JSON, as /openapi/v1.json has it. A figure is null where there are too few parcels, or it is not reached yet. */

export type ReportName =
  | "delivery-times" | "carrier-speed" | "on-time" | "milestones" | "coverage" | "exceptions" | "data-quality" | "trends" | "distribution";

export type Figure = number | null;

/** Columns that rows are grouped by; absent or null unless asked for. */
export interface Grouped {
  carrier?: string | null;
  service?: string | null;
  origin?: string | null;
  destination?: string | null;
  lane?: string | null;
  week?: string | null;
  month?: string | null;
}

export interface Row extends Grouped {
  status?: string;
}

export interface Metric {
  name: string;
  start: string | null;
  stop: string | null;
  population: string;
  unit: string;
  counted: string | null;
}

export interface Report<R extends Row> {
  report: ReportName;
  group: string[];
  window: { from: string | null; to: string | null; as_of: string };
  freshness: { last_scan: string | null; cells_at: string | null };
  metrics: Metric[];
  conventions: string[];
  total: number;
  offset: number;
  next: string | null;
  rows: R[];
}

export interface Filters {
  carriers: string[];
  services: string[];
  origins: string[];
  destinations: string[];
  lanes: string[];
  first_week: string | null;
  last_week: string | null;
}

export interface Me {
  name: string;
  role: string;
}

export interface Alert extends Grouped {
  kind: "carrier" | "lane";
  week: string;
  metric: "p50_hours" | "on_time_share";
  value: number;
  center: number;
  lower: number;
  upper: number;
  n: number;
  direction: string;
  evidence: string;
}

export interface Alerts {
  week: string | null;
  alerts: Alert[];
}

/** application/problem+json */
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  parameter?: string;
}
