import type { Partner, Release } from "../../api/releases";
import { countColumn, textColumn } from "../../components/columns";
import { h, newId } from "../../components/dom";
import { dataTable } from "../../components/table";
import { time } from "../../format/dates";
import { bytes } from "../../format/numbers";
import { texts } from "./texts";

/** The certificate of a release in plain words, and who may have it. */
export function certificateCard(): { element: HTMLElement; show: (release: Release) => void; focus: () => void } {
  const heading = h("h2", { id: newId("heading"), tabindex: "-1" });
  const tools = h("div", { class: "tools" });
  const body = h("div", { class: "figure-body" });
  return {
    element: h("section", { class: "card wide", id: "certificate", "aria-labelledby": heading.id }, h("div", { class: "head" }, heading, tools), h("p", { class: "lead" }, texts.certificateLead), body),
    show: release => {
      heading.textContent = texts.certificateOf(release.id);
      tools.replaceChildren(...(release.dictionary ? [h("a", { class: "button", href: release.dictionary }, texts.dictionary)] : []));
      body.replaceChildren(...words(release), h("h3", {}, texts.partners), release.partners.length === 0 ? h("p", { class: "calm" }, texts.noPartners) : partners(release.partners));
    },
    focus: () => heading.focus(),
  };
}

const words = (release: Release): HTMLElement[] => release.certificate
  ? [h("dl", { class: "words" }, release.certificate.map(part => h("div", {}, h("dt", {}, part.heading), h("dd", {}, part.paragraph))))]
  : [h("p", { class: "calm" }, release.state === "charged" ? texts.notBuilt(release.dataset, release.window) : texts.damaged)];

const partners = (all: readonly Partner[]): HTMLElement => dataTable<Partner>(texts.partners, [
  textColumn(texts.partner, partner => partner.name),
  textColumn(texts.bought, bought),
  countColumn(texts.downloads, partner => partner.downloads),
  { name: texts.sent, text: partner => bytes(partner.bytes), key: partner => partner.bytes, isNumber: true },
  { name: texts.last, text: partner => (partner.last_download ? time(partner.last_download) : texts.never), key: partner => partner.last_download },
], all);

function bought(partner: Partner): string {
  if (partner.revoked) return texts.keyRevoked;
  return partner.windows.length === 0 ? texts.notBought : partner.windows.map(({ from, to }) => (to ? texts.windows(from, to) : texts.windowsFrom(from))).join(", ");
}
