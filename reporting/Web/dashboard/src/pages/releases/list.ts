import type { Release } from "../../api/releases";
import { h, newId } from "../../components/dom";
import { longDate } from "../../format/dates";
import { count, epsilon, sum } from "../../format/numbers";
import { card } from "../../texts";
import { texts } from "./texts";

/** Every release in a row; the button in it chooses the one whose certificate is shown. */
export function listCard(releases: readonly Release[], choose: (release: Release) => void): { element: HTMLElement; mark: (release: Release) => void } {
  const heading = newId("heading");
  const rows = new Map(releases.map(release => [release, row(release, choose)]));
  return {
    element: h("section", { class: "card wide", id: "releases", "aria-labelledby": heading },
      h("div", { class: "head" }, h("h2", { id: heading }, texts.releases)),
      h("p", { class: "lead" }, texts.releasesLead),
      h("div", { class: "figure-body" },
        h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": card.tableOf(texts.releases) },
          h("table", {}, h("caption", { class: "unseen" }, texts.releases),
            h("thead", {}, h("tr", {}, texts.columns.map(([name, isNumber]) => h("th", { scope: "col", class: isNumber ? "plain number" : "plain" }, name)))),
            h("tbody", {}, [...rows.values()].map(one => one.element)))))),
    mark: release => rows.forEach((one, of) => one.button.setAttribute("aria-pressed", String(of === release))),
  };
}

function row(release: Release, choose: (release: Release) => void): { element: HTMLElement; button: HTMLElement } {
  const button = h("button", { type: "button", class: "choose", "aria-pressed": "false", title: texts.showCertificate(release.id), onclick: () => choose(release) }, release.id);
  const buyers = release.partners.filter(partner => partner.windows.length > 0 && !partner.revoked);
  return {
    button,
    element: h("tr", {},
      h("th", { scope: "row" }, button),
      h("td", { class: "broad" }, release.title),
      h("td", {}, release.window),
      h("td", { class: "broad" }, h("span", { class: `badge ${release.state}` }, texts.states[release.state]), " ", h("span", {}, texts.since(longDate(release.since)))),
      h("td", { class: release.groups ? "number" : "number absent" }, release.groups ? texts.told(count(release.groups.told), count(release.groups.grid)) : texts.notKnown),
      h("td", { class: "number" }, epsilon(release.epsilon)),
      h("td", { class: buyers.length === 0 ? "broad absent" : "broad" }, buyers.length === 0 ? texts.nobody : buyers.map(partner => partner.name).join(", ")),
      h("td", { class: "number" }, count(sum(release.partners, partner => partner.downloads)))),
  };
}
