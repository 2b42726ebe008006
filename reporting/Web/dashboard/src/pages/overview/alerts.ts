import { h, newId } from "../../components/dom";
import { laneAddress, narrowed } from "../../components/columns";
import { load } from "../../components/load";
import type { PageContext } from "../../components/page";
import { skeleton } from "../../components/states";
import type { Alert } from "../../api/types";
import { longDate } from "../../format/dates";
import { count } from "../../format/numbers";
import { laneName } from "../../format/places";
import { overview as texts } from "../../texts";

const SHOWN = 8;

/** Carriers and lanes that left their control limits in their latest complete week, with the evidence. */
export function alerts({ session }: PageContext): HTMLElement {
  const heading = newId("heading");
  const body = h("div", { class: "figure-body" });
  load(body, session.alerts, skeleton("list"), ({ week, alerts: all }) => [
    week !== null && h("p", { class: "lead" }, texts.alertsLead(longDate(week))),
    all.length === 0 ? h("p", { class: "calm" }, texts.alertsNone) : list(all),
    h("p", { class: "note" }, texts.alertsScope),
  ]);
  return h("section", { class: "card", id: "alerts", "aria-labelledby": heading }, h("div", { class: "head" }, h("h2", { id: heading }, texts.alerts)), body);
}

function list(all: Alert[]): HTMLElement {
  const rest = all.slice(SHOWN);
  return h("div", {},
    h("ul", { class: "notices" }, all.slice(0, SHOWN).map(item)),
    rest.length > 0 && h("details", { class: "definition" }, h("summary", {}, texts.alertsMore(count(rest.length))), h("ul", { class: "notices" }, rest.map(item))));
}

function item(alert: Alert): HTMLElement {
  const isWorse = alert.direction === "slower" || alert.direction === "less punctual";
  const [name, address] = alert.kind === "lane" ? [laneName(alert.lane ?? ""), laneAddress(alert.lane ?? "")] : [alert.carrier ?? "", narrowed("/carriers", { carrier: alert.carrier ?? "" })];
  return h("li", { class: isWorse ? "worse" : "better" },
    h("p", {}, h("a", { href: address }, name), " ", h("span", { class: "badge" }, alert.direction)),
    h("p", { class: "evidence" }, alert.evidence));
}
