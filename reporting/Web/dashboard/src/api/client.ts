import type { Problem } from "./types";

/** An answer that is not what was asked for. Status 0: no answer at all. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? `${status}`);
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** This server has no such report. */
  get isMissing(): boolean {
    return this.status === 404;
  }
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** Fetches JSON. Throws {@link ApiProblem}, or an AbortError when the signal says so. */
export async function getJson<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await send(address, { signal, headers: { Accept: "application/json" } });
  return (await response.json()) as T;
}

export async function post(address: string): Promise<void> {
  await send(address, { method: "POST" });
}

/** Posts JSON, and gives the JSON that comes back. */
export async function postJson<T>(address: string, body?: unknown): Promise<T> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await send(address, { method: "POST", headers: { Accept: "application/json", "Content-Type": "application/json" }, ...json });
  return (await response.json()) as T;
}

async function send(address: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { ...request, credentials: "same-origin" });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiProblem(0, {});
  }
  if (!response.ok) throw new ApiProblem(response.status, await problemOf(response));
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const isJson = /\bjson\b/.test(response.headers.get("Content-Type") ?? "");
  return isJson ? ((await response.json()) as Problem) : {};
}
