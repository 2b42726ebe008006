import { ApiProblem } from "../../api/client";
import { enter, type Entry } from "../../api/privacy";
import { h, newId } from "../../components/dom";
import { longDate } from "../../format/dates";
import { texts } from "./texts";

/** Where a request is entered. What names a person stands in the fields until it is sent, and nowhere else: no field has a name that could get into an address. */
export function entryCard(entered: () => void): HTMLElement {
  const heading = newId("heading");
  const verb = h("select", { id: newId("verb") }, texts.verbs.map(([value, name]) => h("option", { value }, name)));
  const isVerified = h("input", { type: "checkbox", id: newId("verified") });
  const fields = texts.fields.map(([kind, name]) => ({ kind, name, area: h("textarea", { id: newId(kind), rows: "2", autocomplete: "off", spellcheck: "false", autocapitalize: "off" }) }));
  const send = h("button", { type: "submit" }, texts.enter);
  const said = h("p", { class: "note", role: "status" });
  const form = h("form", { autocomplete: "off", onsubmit: (event: Event) => { event.preventDefault(); void submit(); } },
    h("p", { class: "line" }, h("label", { for: verb.id }, texts.asked), verb),
    fields.map(({ name, area }) => h("p", { class: "line" }, h("label", { for: area.id }, name), area)),
    h("p", {}, isVerified, " ", h("label", { for: isVerified.id }, texts.isVerified)),
    send, said);

  async function submit(): Promise<void> {
    const entry: Entry = { verb: verb.value, verified: isVerified.checked, numbers: [], emails: [], phones: [], accounts: [] };
    for (const { kind, area } of fields) entry[kind] = area.value.split("\n").map(line => line.trim()).filter(line => line !== "");
    send.disabled = true;
    try {
      const request = await enter(entry);
      form.reset();
      said.textContent = texts.entered(request.number, longDate(request.due));
      entered();
    } catch (error) {
      said.textContent = error instanceof ApiProblem ? error.message : texts.notEntered;
    } finally {
      send.disabled = false;
    }
  }

  return h("section", { class: "card wide", id: "entry", "aria-labelledby": heading },
    h("div", { class: "head" }, h("h2", { id: heading }, texts.enterTitle)),
    h("p", { class: "lead" }, texts.enterLead),
    form);
}
