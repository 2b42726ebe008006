/** What the figures are of. Named as the API's parameters and the page's address name it. */
export interface View {
  carrier: string;
  service: string;
  origin: string;
  destination: string;
  lane: string;
  from: string;
  to: string;
  "as-of": string;
}

export type ViewKey = keyof View;

export const VIEW_KEYS: readonly ViewKey[] = ["carrier", "service", "origin", "destination", "lane", "from", "to", "as-of"];

export const EVERYTHING: View = { carrier: "", service: "", origin: "", destination: "", lane: "", from: "", to: "", "as-of": "" };

export function viewOf(query: URLSearchParams): View {
  const view = { ...EVERYTHING };
  for (const key of VIEW_KEYS) view[key] = query.get(key)?.trim() ?? "";
  return view;
}

/** The address of a page with a view: "/carriers?carrier=ups". */
export function pageAddress(path: string, view: View, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const key of VIEW_KEYS) if (view[key]) query.set(key, view[key]);
  for (const [key, value] of Object.entries(more)) if (value) query.set(key, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

export const isNarrowed = (view: View): boolean => VIEW_KEYS.some(key => view[key] !== "");
