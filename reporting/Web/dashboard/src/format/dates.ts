const month = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

const dayAndMonth = (date: Date): string => `${date.getUTCDate()} ${month.format(date)}`;

const withYear = (date: Date): string => `${dayAndMonth(date)} ${date.getUTCFullYear()}`;

/** "14 Sep" */
export const shortDate = (date: string): string => dayAndMonth(new Date(date));

/** "14 Sep 2026" */
export const longDate = (date: string): string => withYear(new Date(date));

/** "14 Sep 2026, 09:30 UTC" */
export const time = (at: string): string => `${withYear(new Date(at))}, ${new Date(at).toISOString().slice(11, 16)} UTC`;

const DAY = 86_400_000;

/** Days from one instant to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** The week's last instant is not after this one. */
export const hasEnded = (week: string, asOf: string): boolean => daysBetween(week, asOf) >= 7;
