import type { Page } from "../components/page";
import { nav } from "../texts";

interface Route {
  load: () => Promise<Page>;
  /** Its name among the links at the top; a page without one is reached from another. */
  name?: string;
  /** The page that its link belongs to. */
  under?: string;
  /** Whose page it is; that of those who read reports, if not said. */
  roles?: readonly string[];
}

const READERS: readonly string[] = ["analyst", "admin"];

/** Whether a role's key opens what a page shows. */
export const opens = (role: string, path: string): boolean => (pages[path]?.roles ?? READERS).includes(role);

/** The page that a role's key comes in at; none where it opens none. */
export const frontOf = (role: string): string | undefined => Object.keys(pages).find(path => opens(role, path));

/** Whether a page shows reports, and so has filters. */
export const hasReports = (path: string): boolean => !pages[path]?.roles;

export const pages: Readonly<Record<string, Route>> = {
  "/": { name: nav.overview, load: async () => (await import("../pages/overview")).overviewPage },
  "/carriers": { name: nav.carriers, load: async () => (await import("../pages/carriers")).carriersPage },
  "/lanes": { name: nav.lanes, load: async () => (await import("../pages/lanes")).lanesPage },
  "/lane": { under: "/lanes", load: async () => (await import("../pages/lane")).lanePage },
  "/on-time": { name: nav.onTime, load: async () => (await import("../pages/onTime")).onTimePage },
  "/exceptions": { name: nav.exceptions, load: async () => (await import("../pages/exceptions")).exceptionsPage },
  "/data-quality": { name: nav.quality, load: async () => (await import("../pages/quality")).qualityPage },
  "/eta": { name: nav.eta, roles: [...READERS, "product"], load: async () => (await import("../pages/eta")).etaPage },
  "/releases": { name: nav.releases, roles: READERS, load: async () => (await import("../pages/releases")).releasesPage },
  "/privacy": { name: nav.privacy, roles: ["privacy", "admin"], load: async () => (await import("../pages/privacy")).privacyPage },
};
