import type { GroupScores, Model } from "../../api/eta";
import { shareBounds } from "../../charts/bounds";
import { hoursLabel, rowsHeight, shareLabel } from "../../charts/frame";
import { intervals } from "../../charts/intervals";
import { rowStacks } from "../../charts/stacks";
import { countColumn, textColumn } from "../../components/columns";
import type { TableColumn } from "../../components/table";
import { count, hours, share, wholeShare } from "../../format/numbers";
import { contendersOf, lookOfContender, nameOfContender, own, QUANTILES, scoresOf } from "./contenders";
import { basisOf, scoreCard, told, toldColumn } from "./scoreCard";
import { texts } from "./texts";

const parcels = (row: GroupScores): number => own(row)?.parcels ?? 0;

const first: TableColumn<GroupScores>[] = [textColumn(texts.horizon, row => row.group), countColumn(texts.parcels, parcels)];

const namesOf = (rows: readonly GroupScores[]): string[] => rows.map(row => row.group);

/** The model's mean error beside that of the others. */
export function errorsCard(model: Model): HTMLElement {
  const { horizons } = model.scores;
  const contenders = contendersOf(horizons, scores => scores.mean_error_hours);
  const errorOf = (contender: string) => (row: GroupScores) => scoresOf(row.contenders, contender)?.mean_error_hours;
  return scoreCard<GroupScores>(model, {
    id: "errors", ...texts.errors, rows: horizons, basis: basisOf(model), terms: [texts.terms.error, texts.terms.contenders, texts.terms.slice],
    columns: [...first, ...contenders.map(contender => toldColumn(texts.errorOf(nameOfContender(contender)), errorOf(contender), hours))],
    chart: {
      height: rows => rowsHeight(rows.length, 44, 110),
      option: (rows, look) => intervals(rows, look, {
        describe: texts.errors.describe, names: namesOf(rows), n: parcels, axis: hoursLabel, bounds: { type: "log", logBase: 2 },
        marks: contenders.map(contender => ({ name: nameOfContender(contender), ...lookOfContender(contender), value: errorOf(contender) })),
        tip: row => [...contenders.map(contender => `${nameOfContender(contender)}: ${told(errorOf(contender)(row), hours)}`), `n = ${count(parcels(row))}`],
      }),
    },
  });
}

/** What came true of p50, p80 and p90. */
export function coveredCard(model: Model): HTMLElement {
  const coveredOf = (index: number) => (row: GroupScores) => { const scores = own(row); return scores && QUANTILES[index]!.covered(scores); };
  return scoreCard<GroupScores>(model, {
    id: "covered", ...texts.covered, rows: model.scores.horizons, basis: basisOf(model), terms: [texts.terms.covered, texts.terms.slice],
    columns: [...first, ...QUANTILES.map(({ name }, index) => toldColumn(texts.coveredBy(name), coveredOf(index), share))],
    chart: {
      height: rows => rowsHeight(rows.length, 38, 90),
      option: (rows, look) => intervals(rows, look, {
        describe: texts.covered.describe, names: namesOf(rows), n: parcels, axis: shareLabel, guides: QUANTILES.map(one => one.stated),
        bounds: shareBounds(QUANTILES.flatMap(({ stated }, index) => [stated, ...rows.map(coveredOf(index))])),
        marks: QUANTILES.map(({ name, colour, symbol }, index) => ({ name, colour, symbol, value: coveredOf(index) })),
        tip: row => QUANTILES.map(({ name, stated }, index) => texts.stated(name, told(coveredOf(index)(row), share), wholeShare(stated))),
      }),
    },
  });
}

/** How wide the model's intervals are. */
export function widthsCard(model: Model): HTMLElement {
  const contenders = contendersOf(model.scores.horizons, scores => scores.width_hours);
  const widthOf = (contender: string) => (row: GroupScores) => scoresOf(row.contenders, contender)?.width_hours;
  return scoreCard<GroupScores>(model, {
    id: "widths", ...texts.widths, rows: model.scores.horizons, basis: basisOf(model), terms: [texts.terms.width, texts.terms.slice],
    columns: [...first, ...contenders.map(contender => toldColumn(texts.widthOf(nameOfContender(contender)), widthOf(contender), hours))],
    chart: {
      height: rows => rowsHeight(rows.length, 38, 90),
      option: (rows, look) => rowStacks(look, {
        describe: texts.widths.describe, names: namesOf(rows), axis: hoursLabel,
        parts: [{ name: texts.widths.name, colour: look.colour("series-1"), values: rows.map(row => own(row)?.width_hours) }],
        tip: index => contenders.map(contender => `${nameOfContender(contender)}: ${told(widthOf(contender)(rows[index]!), hours)}`),
      }),
    },
  });
}
