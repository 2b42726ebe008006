import type { View } from "../state/view";
import type { RowOf } from "./rows";

/** The group columns of the API. */
export type Column = "carrier" | "service" | "origin" | "destination" | "lane" | "week" | "month";

/** A report to ask for, within a view's filters. */
export interface Ask<N extends keyof RowOf> {
  report: N;
  group: Column[];
  rankBy?: string;
}

/** The most rows that the API gives at once. */
const LIMIT = 10_000;

/** The address of a report as JSON. */
export const jsonAddress = (ask: Ask<keyof RowOf>, view: View): string => address(ask, view, "limit", String(LIMIT));

/** The address of a report as a file. */
export const fileAddress = (ask: Ask<keyof RowOf>, view: View, format: "csv" | "parquet"): string => address(ask, view, "format", format);

function address(ask: Ask<keyof RowOf>, view: View, name: string, value: string): string {
  const query = new URLSearchParams();
  if (ask.group.length > 0) query.set("group", ask.group.join(","));
  for (const [key, given] of Object.entries(view)) if (given) query.set(key, given);
  if (ask.rankBy) query.set("rank-by", ask.rankBy);
  query.set(name, value);
  return `/v1/reports/${ask.report}?${query}`;
}
