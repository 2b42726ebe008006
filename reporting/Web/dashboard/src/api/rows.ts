import type { Figure, Row } from "./types";

export type Percentile = "p10" | "p25" | "p50" | "p75" | "p80" | "p85" | "p90" | "p95" | "p97" | "p99";

type Hours = { [P in Percentile as `${P}_hours`]: Figure };
type DeliveredOnly = { [P in Percentile as `delivered_only_${P}_hours`]: Figure };

interface Measured extends Row {
  n: number;
  in_flight: number;
  mean_hours: Figure;
}

export interface DeliveryTimes extends Measured, Hours, DeliveredOnly {
  p50_low_hours: Figure;
  p50_high_hours: Figure;
  p90_low_hours: Figure;
  p90_high_hours: Figure;
  p50_calendar_days?: Figure;
  p90_calendar_days?: Figure;
  p50_business_days?: Figure;
  p90_business_days?: Figure;
  promised: number;
  on_time_share: Figure;
  on_time_low: Figure;
  on_time_high: Figure;
}

export interface CarrierSpeed extends Measured {
  p50_hours: Figure;
  p50_low_hours: Figure;
  p50_high_hours: Figure;
  p90_hours: Figure;
  p90_low_hours: Figure;
  p90_high_hours: Figure;
  ranked_by: string;
  ranked_hours: Figure;
  ranked_low_hours: Figure;
  ranked_high_hours: Figure;
  rank: Figure;
  rank_low: Figure;
  rank_high: Figure;
}

export interface OnTime extends Row {
  n: number;
  on_time_share: Figure;
  on_time_low: Figure;
  on_time_high: Figure;
  within_1_day_share: Figure;
  within_2_days_share: Figure;
  within_3_days_share: Figure;
  early_share: Figure;
  timed_promises: number;
  late_by_time_share: Figure;
}

export interface Milestone extends Measured, Hours {
  leg: string;
}

export type ExceptionKind = "exception_share" | "first_attempt_success" | "lost_share" | "return_share" | "damage_share";

type Share<K extends string> = { [P in K | `${K}_low` | `${K}_high`]: Figure };

export interface Exceptions extends Row, Share<ExceptionKind> {
  parcels: number;
  delivered: number;
  attempted: number;
}

export interface DataQuality extends Row {
  parcels: number;
  scans: number;
  scan_latency_p50_minutes: Figure;
  scan_latency_p90_minutes: Figure;
  missing_pickup_share: Figure;
  missing_out_for_delivery_share: Figure;
  missing_info_received_share: Figure;
  local_clock_share: Figure;
  mixed_clocks_share: Figure;
  unknown_status_share: Figure;
}

export interface Trend extends Row {
  week: string;
  n: number;
  in_flight: number;
  p50_hours: Figure;
  p90_hours: Figure;
  on_time_share: Figure;
  center_hours: Figure;
  lower_limit_hours: Figure;
  upper_limit_hours: Figure;
  change: "slower" | "faster" | "none" | null;
  is_complete: boolean;
}

/** The last bin has no end; a group of too few parcels has one row, without bounds. */
export interface Bin extends Row {
  from_hours: Figure;
  to_hours: Figure;
  n: number;
  share: Figure;
}

/** The rows of each report. */
export interface RowOf {
  "delivery-times": DeliveryTimes;
  "carrier-speed": CarrierSpeed;
  "on-time": OnTime;
  milestones: Milestone;
  exceptions: Exceptions;
  "data-quality": DataQuality;
  trends: Trend;
  distribution: Bin;
}
