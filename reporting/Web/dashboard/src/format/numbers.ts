import type { Figure, Row } from "../api/types";
import { states } from "../texts";

const NARROW_SPACE = "\u202f";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const hundredth = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const sixth = new Intl.NumberFormat("en", { minimumFractionDigits: 6, maximumFractionDigits: 6 });

/** As they are read on disks: "1.2 MB". */
export function bytes(value: number): string {
  const [unit, name] = value < 1e3 ? [1, "B"] : value < 1e6 ? [1e3, "kB"] : value < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${(unit === 1 ? whole : tenth).format(value / unit)}${NARROW_SPACE}${name}`;
}

export const count = (value: number): string => whole.format(value);

export const hours = (value: number): string => `${tenth.format(value)}${NARROW_SPACE}h`;

/** What a release may tell, at a delta that is told beside it: "3.86". */
export const epsilon = (value: number): string => hundredth.format(value);

/** The same as it adds up: "0.024356". */
export const rho = (value: number): string => sixth.format(value);

export const days = (value: number): string => tenth.format(value);

/** Small shares with a decimal more: "0.62 %". */
export const share = (value: number): string => `${(value > 0 && value < 0.02 ? hundredth : tenth).format(value * 100)}${NARROW_SPACE}%`;

/** A share that is whole per cents: "80 %". */
export const wholeShare = (value: number): string => `${whole.format(value * 100)}${NARROW_SPACE}%`;

/** As people say it: "42 min", "5.5 h", "12.3 days". */
export function minutes(value: number): string {
  if (value < 90) return `${whole.format(value)}${NARROW_SPACE}min`;
  return value < 72 * 60 ? hours(value / 60) : `${tenth.format(value / 1440)}${NARROW_SPACE}days`;
}

export const signed = (value: number, format: (value: number) => string): string =>
  value === 0 ? `±${format(0)}` : `${value > 0 ? "+" : "−"}${format(Math.abs(value))}`;

export const points = (value: number): string => `${tenth.format(value * 100)}${NARROW_SPACE}pp`;

export const isEnough = (row: Row): boolean => row.status !== states.insufficient;

/** A figure of a row, or the words for its absence. */
export function figure(row: Row, value: Figure | undefined, format: (value: number) => string): string {
  if (value !== null && value !== undefined) return format(value);
  return isEnough(row) ? states.notYet : states.insufficient;
}

export function interval(low: Figure | undefined, high: Figure | undefined, format: (value: number) => string): string {
  if (low === null || low === undefined) return "";
  return `${format(low).replace(/\u202f\D+$/, "")}–${high === null || high === undefined ? "…" : format(high)}`;
}

export const sum = <R>(rows: readonly R[], of: (row: R) => number): number => rows.reduce((total, row) => total + of(row), 0);
