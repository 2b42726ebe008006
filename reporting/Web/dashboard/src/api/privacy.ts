import { getJson, postJson } from "./client";

/** What the role privacy asks, as /openapi/v1.json has it. */

export interface References {
  numbers: number;
  emails: number;
  phones: number;
  accounts: number;
}

export interface PersonRequest {
  number: number;
  verb: string;
  state: "received" | "verified" | "done" | "refused";
  received_at: string;
  due: string;
  is_late: boolean;
  entered_by: string;
  references: References;
  reason: string | null;
  article: string | null;
  closed_at: string | null;
}

export interface RequestList {
  requests: PersonRequest[];
  next_offset: number | null;
  open: number;
  late: number;
}

export interface Watch {
  epochs: { epoch: number; first_day: string; days_left: number; parcels: number; is_key_live: boolean }[];
  withheld: { reason: string; pushes: number }[];
  unknown_fields: { provider: string; path: string; times: number }[];
  tripwires: { day: string; pushes: number }[];
}

export interface Overview {
  open: number;
  late: number;
  reasons: Record<string, string[]>;
  watch: Watch | null;
}

export interface Entry {
  verb: string;
  verified: boolean;
  numbers: string[];
  emails: string[];
  phones: string[];
  accounts: string[];
}

const requests = "/v1/privacy/requests";

export const overviewOf = (signal: AbortSignal): Promise<Overview> => getJson("/v1/privacy/overview", signal);

export const listOf = (state: string, limit: number, signal: AbortSignal): Promise<RequestList> => getJson(`${requests}?state=${state}&limit=${limit}`, signal);

export const enter = (entry: Entry): Promise<PersonRequest> => postJson(requests, entry);

export const verify = (number: number): Promise<PersonRequest> => postJson(`${requests}/${number}/verify`);

export const refuse = (number: number, reason: string): Promise<PersonRequest> => postJson(`${requests}/${number}/refuse`, { reason });

/** The file of an access or a copy. */
export const exportAddress = (number: number): string => `${requests}/${number}/export`;
