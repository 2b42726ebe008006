import { ApiProblem, post } from "../api/client";
import type { Me } from "../api/types";
import { frontOf, opens, pages } from "../state/pages";
import type { Place } from "../state/router";
import { pageAddress } from "../state/view";
import { footer, nav, product } from "../texts";
import { announcer } from "./announcer";
import { h } from "./dom";
import { themeSelect } from "./theme";

export interface Shell {
  element: HTMLElement[];
  filters: HTMLElement;
  main: HTMLElement;
  /** Marks where we are, and keeps the filters in the links. */
  at: (place: Place) => void;
  signedIn: (me: Me) => void;
}

/** What stays while pages change. */
export function shell(): Shell {
  const links = Object.entries(pages).flatMap(([path, page]) => (page.name ? [h("a", { href: path, hidden: page.roles !== undefined }, page.name)] : []));
  const who = h("span", { class: "who" });
  const brand = h("a", { class: "brand", href: "/" }, h("img", { src: "/favicon.svg", alt: "", width: 22, height: 22 }), product);
  const main = h("main", { id: "main", tabindex: "-1" });
  const filters = h("div", { class: "filters-place" });
  const signOut = h("button", { type: "button", class: "quiet", onclick: () => void leaveSession() }, nav.signOut);
  return {
    element: [
      h("a", { class: "skip", href: "#main", onclick: (event: Event) => { event.preventDefault(); main.focus(); } }, nav.skip),
      h("header", { class: "top" },
        h("div", { class: "bar" },
          brand,
          h("nav", { "aria-label": nav.label }, links),
          h("div", { class: "account" }, who, themeSelect(), signOut))),
      filters,
      main,
      h("footer", {}, h("p", {}, footer), h("p", {}, h("a", { href: "/reference" }, nav.reference))),
      announcer(),
    ],
    filters,
    main,
    at: place => {
      const path = pages[place.path]?.under ?? place.path;
      for (const link of links) {
        const own = link.pathname;
        link.href = pageAddress(own, place.view);
        if (own === path) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    },
    signedIn: me => {
      brand.href = frontOf(me.role) ?? "/";
      who.textContent = nav.signedIn(me.name, me.role);
      // A role that opens no page at all sees them all, and on each of them why it shows nothing.
      const isKnown = Object.keys(pages).some(path => opens(me.role, path));
      for (const link of links) link.hidden = isKnown ? !opens(me.role, link.pathname) : pages[link.pathname]?.roles !== undefined;
    },
  };
}

async function leaveSession(): Promise<void> {
  try {
    await post("/sign-out");
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
  }
  location.assign("/sign-in");
}
