import type { GroupScores, Model, Scores } from "../../api/eta";
import { countColumn, textColumn } from "../../components/columns";
import { count, hours, share, sum } from "../../format/numbers";
import { bestOf, nameOfContender, own, QUANTILES } from "./contenders";
import { scoreCard, toldColumn } from "./scoreCard";
import { texts } from "./texts";

/** Coverage may be this far off what is stated. */
const LIMIT = 0.05;

/** Below this many parcels, coverage is not judged when a model is accepted. */
const ENOUGH = 500;

export const lanesCard = (model: Model): HTMLElement => groupsCard(model, "lanes", model.scores.lanes, laneName);

export const carriersCard = (model: Model): HTMLElement => groupsCard(model, "carriers", model.scores.carriers, name => name);

function groupsCard(model: Model, id: "lanes" | "carriers", rows: readonly GroupScores[], nameOf: (group: string) => string): HTMLElement {
  const parcels = (row: GroupScores): number => own(row)?.parcels ?? 0;
  return scoreCard<GroupScores>(model, {
    id, ...texts[id], rows, wide: true, terms: [texts.terms.error, texts.terms.contenders, texts.terms.covered, texts.terms.width, texts.terms.slice],
    basis: texts[id].basis(count(rows.length), count(sum(rows, parcels))),
    columns: [
      textColumn(texts[id].name, row => nameOf(row.group)),
      countColumn(texts.parcels, parcels),
      toldColumn(texts.error, row => own(row)?.mean_error_hours, hours),
      { name: texts.best, text: best, key: row => bestOf(row.contenders)?.mean_error_hours, isNumber: true },
      ...QUANTILES.map(({ name, covered }) => toldColumn<GroupScores>(texts.coveredBy(name), row => { const scores = own(row); return scores && covered(scores); }, share)),
      toldColumn(texts.interval, row => own(row)?.width_hours, hours),
      textColumn(texts.judged, row => judged(own(row))),
    ],
  });
}

function best(row: GroupScores): string {
  const scores = bestOf(row.contenders);
  return scores ? texts.bestOf(hours(scores.mean_error_hours!), nameOfContender(scores.contender)) : texts.none;
}

/** Whether what is stated comes true, in words. */
function judged(scores: Scores | undefined): string {
  if (!scores) return texts.none;
  const off = QUANTILES.filter(({ stated, covered }) => { const real = covered(scores); return real !== null && Math.abs(real - stated) > LIMIT; });
  const words = off.length === 0 ? texts.within : texts.outside(off.map(({ name }) => name).join(", "));
  return scores.parcels < ENOUGH ? texts.few(words) : words;
}

/** "CN-US" as other pages write it. */
const laneName = (lane: string): string => lane.replace(/^([A-Z]{2})-([A-Z]{2})$/, "$1 → $2");
