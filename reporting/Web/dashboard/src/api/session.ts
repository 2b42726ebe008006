import type { View } from "../state/view";
import { jsonAddress, type Ask } from "./asks";
import { getJson } from "./client";
import type { RowOf } from "./rows";
import type { Alerts, Filters, Me, Report } from "./types";

/** Requests of one view of the page: each address is fetched once, and all that are under way end with the view. */
export class Session {
  private readonly stop = new AbortController();
  private readonly asked = new Map<string, Promise<unknown>>();

  constructor(private readonly view: View) {}

  report<N extends keyof RowOf>(ask: Ask<N>): Promise<Report<RowOf[N]>> {
    return this.get(jsonAddress(ask, this.view));
  }

  filters = (): Promise<Filters> => this.get("/v1/filters");

  me = (): Promise<Me> => this.get("/v1/me");

  alerts = (): Promise<Alerts> => this.get(`/v1/alerts${this.view["as-of"] ? `?as-of=${encodeURIComponent(this.view["as-of"])}` : ""}`);

  end(): void {
    this.stop.abort();
  }

  private get<T>(address: string): Promise<T> {
    const known = this.asked.get(address);
    if (known) return known as Promise<T>;
    const answer = getJson<T>(address, this.stop.signal);
    this.asked.set(address, answer);
    answer.catch(() => this.asked.delete(address));
    return answer;
  }
}
