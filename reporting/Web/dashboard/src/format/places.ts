import type { Grouped } from "../api/types";

/** Origin and destination of a lane: "US-CA->US-NY". */
export function ends(lane: string): [string, string] {
  const [from = lane, to = lane] = lane.split("->");
  return [from, to];
}

export const laneName = (lane: string): string => ends(lane).join(" → ");

/** A country without a region: "US". */
export const isCountry = (place: string): boolean => !place.includes("-");

export const nameOf = (row: Grouped): string => row.carrier ?? row.service ?? (row.lane ? laneName(row.lane) : "");
