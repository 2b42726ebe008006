import { ApiProblem } from "../../api/client";
import { exportAddress, listOf, refuse, verify, type Overview, type PersonRequest, type References, type RequestList } from "../../api/privacy";
import { announce } from "../../components/announcer";
import { h, newId } from "../../components/dom";
import { load } from "../../components/load";
import { skeleton } from "../../components/states";
import { longDate } from "../../format/dates";
import { count } from "../../format/numbers";
import { card } from "../../texts";
import { texts } from "./texts";

const STEP = 50;
const MOST = 1000;

/** The requests with what can be done about each. */
export function requestsCard(overview: Promise<Overview>, signal: AbortSignal, counted: () => void): { element: HTMLElement; changed: () => void } {
  const heading = newId("heading");
  const state = h("select", { id: newId("state") }, texts.states.map(([value, name]) => h("option", { value }, name)));
  const said = h("p", { class: "note", role: "status" });
  const body = h("div", { class: "figure-body" });
  let limit = STEP;

  const show = (): void => load(body, async () => ({ list: await listOf(state.value, limit, signal), reasons: (await overview).reasons }), skeleton("list"), ({ list, reasons }) => [
    list.requests.length === 0 ? h("p", { class: "calm" }, texts.none) : table(list, reasons),
    list.next_offset !== null && limit < MOST && h("p", { class: "more" }, h("button", { type: "button", onclick: () => { limit = Math.min(limit * 2, MOST); show(); } }, texts.more)),
  ]);

  const changed = (): void => {
    show();
    counted();
  };

  function act(work: () => Promise<PersonRequest>, done: string): void {
    work().then(() => done, (error: unknown) => (error instanceof ApiProblem ? error.message : String(error))).then(text => {
      said.textContent = text;
      announce(text);
      changed();
    });
  }

  function table(list: RequestList, reasons: Overview["reasons"]): HTMLElement {
    return h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": card.tableOf(texts.requests) },
      h("table", {}, h("caption", { class: "unseen" }, texts.requests),
        h("thead", {}, h("tr", {}, texts.columns.map(name => h("th", { scope: "col", class: "plain" }, name)))),
        h("tbody", {}, list.requests.map(request => row(request, reasons[request.verb] ?? [])))));
  }

  function row(request: PersonRequest, reasons: string[]): HTMLElement {
    const isOpen = request.state === "received" || request.state === "verified";
    return h("tr", { class: request.is_late && "late" },
      h("th", { scope: "row" }, String(request.number)),
      h("td", {}, request.verb),
      h("td", {}, longDate(request.due), request.is_late && h("span", { class: "badge bad" }, texts.lateMark)),
      h("td", {}, request.state, request.article && h("span", { class: "badge" }, texts.article(request.article))),
      h("td", {}, references(request.references)),
      h("td", {}, request.entered_by),
      h("td", {}, h("div", { class: "acts" }, isOpen ? acts(request, reasons) : file(request))));
  }

  function acts(request: PersonRequest, reasons: string[]): (HTMLElement | false)[] {
    const reason = h("select", { "aria-label": texts.reasonFor(request.number) }, h("option", { value: "" }, texts.refuse), reasons.map(name => h("option", { value: name }, name)));
    reason.addEventListener("change", () => {
      const isSure = reason.value !== "" && confirm(texts.sure(request.number, reason.value));
      if (isSure) act(() => refuse(request.number, reason.value), texts.refused(request.number));
      else reason.value = "";
    });
    return [
      request.state === "received" && h("button", {
        type: "button", "aria-label": texts.verifyOf(request.number), onclick: () => act(() => verify(request.number), texts.verified(request.number)),
      }, texts.verify),
      ...file(request),
      reason,
    ];
  }

  state.addEventListener("change", () => { limit = STEP; show(); });
  show();
  return {
    element: h("section", { class: "card wide", id: "requests", "aria-labelledby": heading },
      h("div", { class: "head" }, h("h2", { id: heading }, texts.requests), h("p", { class: "controls" }, h("label", { for: state.id }, texts.show, " "), state)), said, body),
    changed,
  };
}

const file = (request: PersonRequest): HTMLElement[] => (request.verb === "access" || request.verb === "copy") && (request.state === "verified" || request.state === "done")
  ? [h("a", { class: "button", href: exportAddress(request.number), download: `request-${request.number}.json` }, texts.file)]
  : [];

const references = (of: References): string => texts.kinds.flatMap(([kind, one, many]) => (of[kind] > 0 ? [`${count(of[kind])} ${of[kind] === 1 ? one : many}`] : [])).join(", ");
