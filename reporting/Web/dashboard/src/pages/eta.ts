import { modelOf, modelsOf, type Model, type ModelLine } from "../api/eta";
import { h } from "../components/dom";
import { onLeave } from "../components/lifetime";
import { load } from "../components/load";
import type { Page } from "../components/page";
import { skeleton } from "../components/states";
import { gainsCard } from "./eta/gains";
import { carriersCard, lanesCard } from "./eta/groups";
import { headlines } from "./eta/headlines";
import { historyCard, stateBadge } from "./eta/history";
import { coveredCard, errorsCard, widthsCard } from "./eta/horizons";
import { reliabilityCard } from "./eta/reliability";
import { texts } from "./eta/texts";

export const etaPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: ({ place }) => {
    const stop = new AbortController();
    onLeave(() => stop.abort());
    const all = h("div", { class: "eta" });
    load(all, () => modelsOf(stop.signal), skeleton("tile"), ({ models }) => (models.length === 0 ? [noModels()] : chosen(models, place.query.get("model"), stop.signal)));
    return [all];
  },
};

/** The model that is chosen, that of the address or the one that serves, and below it those to choose from. */
function chosen(models: ModelLine[], named: string | null, signal: AbortSignal): HTMLElement[] {
  const shown = h("div");
  const heading = h("h2", { tabindex: "-1" });
  const about = h("section", { id: "model" });
  const champion = models.find(model => model.is_champion);
  const isUnknown = named !== null && !models.some(model => model.version === named);
  const list = historyCard(models, choose);

  function choose(model: ModelLine): void {
    const address = new URL(location.href);
    address.searchParams.set("model", model.version);
    history.replaceState(history.state, "", address);
    show(model, null);
    heading.focus();
  }

  function show(model: ModelLine, notice: string | null): void {
    list.mark(model);
    heading.replaceChildren(texts.model(model.version), " ", stateBadge(model));
    about.replaceChildren(...[
      notice !== null && h("p", { class: "note", role: "status" }, notice),
      heading,
      h("ul", { class: "notices" }, model.verdict.reasons.map(reason => h("li", { class: model.verdict.is_accepted ? "better" : "worse" }, reason))),
      !champion && h("p", { class: "note" }, texts.noChampion),
      champion && champion !== model && h("p", {}, h("button", { type: "button", onclick: () => choose(champion) }, texts.showChampion)),
    ].filter(part => part instanceof Node));
    load(shown, () => modelOf(model.version, signal), skeleton("tile"), answer => [h("div", { class: "headlines" }, headlines(answer)), cards(answer)]);
  }

  show(models.find(model => model.version === named) ?? champion ?? models[0]!, isUnknown ? texts.unknown(named) : null);
  return [about, shown, h("div", { class: "cards" }, list.element)];
}

const cards = (model: Model): HTMLElement => h("div", { class: "cards" },
  errorsCard(model), reliabilityCard(model), coveredCard(model), widthsCard(model), lanesCard(model), carriersCard(model), gainsCard(model));

const noModels = (): HTMLElement => h("section", { class: "card wide state", id: "no-models" },
  h("h2", {}, texts.emptyTitle),
  h("p", {}, texts.emptyText),
  h("pre", { tabindex: "0" }, h("code", {}, texts.emptyCommands.join("\n"))),
  h("p", { class: "note" }, texts.emptyNote));
