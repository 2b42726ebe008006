import { getJson } from "./client";
import type { Row } from "./types";

/** What is told of releases, as /openapi/v1.json has it. */

export interface Partner {
  name: string;
  windows: { from: string; to: string | null }[];
  revoked: boolean;
  downloads: number;
  bytes: number;
  last_download: string | null;
}

export interface Release {
  id: string;
  dataset: string;
  title: string;
  window: string;
  state: "charged" | "built" | "published" | "withdrawn";
  since: string;
  rho: number;
  epsilon: number;
  groups: { told: number; grid: number } | null;
  certificate: { heading: string; paragraph: string }[] | null;
  partners: Partner[];
  dictionary: string | null;
}

export interface Amount {
  rho: number;
  epsilon: number;
}

export interface WindowBudget extends Row {
  window: string;
  spent: Amount;
  left: Amount;
  year_spent: Amount;
  year_left: Amount;
}

export interface Budget {
  delta: number;
  window: Amount;
  year: Amount;
  windows: WindowBudget[];
}

export const releasesOf = (signal: AbortSignal): Promise<{ releases: Release[] }> => getJson("/v1/releases", signal);

export const budgetOf = (signal: AbortSignal): Promise<Budget> => getJson("/v1/releases/budget", signal);
