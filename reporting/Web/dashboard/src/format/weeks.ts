import { hasEnded } from "./dates";

interface Weekly {
  week?: string | null;
  n: number;
  in_flight: number;
}

/** More of a week's parcels in flight than this, and the week is still open. */
const OPEN_SHARE = 0.05;

export const isOpen = (row: Weekly): boolean => row.in_flight >= OPEN_SHARE * (row.n + row.in_flight);

export const isComplete = (row: Weekly, asOf: string): boolean => Boolean(row.week) && hasEnded(row.week!, asOf) && !isOpen(row);

/** The latest complete week, and the complete one before it. */
export function latestPair<R extends Weekly>(rows: readonly R[], asOf: string): [R, R] | null {
  const complete = rows.filter(row => isComplete(row, asOf)).sort((a, b) => a.week!.localeCompare(b.week!));
  const [before, latest] = complete.slice(-2);
  return before && latest ? [latest, before] : null;
}
