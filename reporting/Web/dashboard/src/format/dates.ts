const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const instant = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC",
});

/** "14 Sep" */
export const shortDate = (date: string): string => day.format(new Date(date));

/** "14 Sep 2026" */
export const longDate = (date: string): string => dayOfYear.format(new Date(date));

/** "14 Sep 2026, 09:30 UTC" */
export const time = (at: string): string => `${instant.format(new Date(at))} UTC`;

const DAY = 86_400_000;

/** Days from one instant to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** The week's last instant is not after this one. */
export const hasEnded = (week: string, asOf: string): boolean => daysBetween(week, asOf) >= 7;
