import { getJson } from "./client";
import type { Figure, Row } from "./types";

/** How the models of times of arrival did, as /openapi/v1.json has it. */

export interface Scores {
  contender: string;
  parcels: number;
  settled: number;
  mean_error_hours: Figure;
  median_error_hours: Figure;
  covered50: Figure;
  covered80: Figure;
  covered90: Figure;
  width_hours: Figure;
}

export interface GroupScores extends Row {
  group: string;
  contenders: Scores[];
}

export interface Scorecard {
  from: string;
  until: string;
  known_until: string;
  overall: Scores[];
  horizons: GroupScores[];
  lanes: GroupScores[];
  carriers: GroupScores[];
  reliability: { contender: string; stated: number; real: number }[];
}

export interface DataUse {
  from: string;
  until: string;
  calibrated_until: string;
  purposes: string[];
  epochs: number[];
}

interface Known {
  version: string;
  trained_at: string;
  is_champion: boolean;
  verdict: { is_accepted: boolean; reasons: string[] };
  data: DataUse;
}

export interface ModelLine extends Known {
  parcels: number;
  in_flight: number;
  rows: number;
  sigma: number;
  scores: Scores | null;
  best_baseline: Scores | null;
}

export interface FeatureGain extends Row {
  feature: string;
  share: number;
}

export interface Model extends Known {
  training: { parcels: number; in_flight: number; rows: number; rounds: number; sigma: number };
  scores: Scorecard;
  gains: FeatureGain[];
}

export const modelsOf = (signal: AbortSignal): Promise<{ champion: string | null; models: ModelLine[] }> => getJson("/v1/eta/models", signal);

export const recordAddress = (version: string): string => `/v1/eta/models/${encodeURIComponent(version)}`;

export const modelOf = (version: string, signal: AbortSignal): Promise<Model> => getJson(recordAddress(version), signal);
