import type { Session } from "../api/session";
import type { Place } from "../state/router";

export interface PageContext {
  session: Session;
  place: Place;
}

export interface Page {
  title: (place: Place) => string;
  lead: string;
  render: (context: PageContext) => HTMLElement[];
}
