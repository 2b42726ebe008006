import type { Option } from "./look";

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2];

/** An axis of shares that shows where the figures are: whole steps around them, never past 0 or 1. */
export function shareBounds(values: readonly (number | null | undefined)[]): Option {
  const known = values.filter((value): value is number => typeof value === "number");
  if (known.length === 0) return { min: 0, max: 1 };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const interval = STEPS.find(step => (high - low) / step <= 5) ?? 0.2;
  const whole = (value: number): number => Number((value * interval).toFixed(2));
  return { min: Math.max(0, whole(Math.floor(low / interval))), max: Math.min(1, whole(Math.ceil(high / interval))), interval };
}
