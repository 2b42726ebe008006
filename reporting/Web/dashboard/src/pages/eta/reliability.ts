import type { Model } from "../../api/eta";
import type { Row } from "../../api/types";
import { diagonal } from "../../charts/diagonal";
import { toldColumn, scoreCard } from "./scoreCard";
import { count, share } from "../../format/numbers";
import { lookOfContender, MODEL, nameOfContender, scoresOf } from "./contenders";
import { texts } from "./texts";

/** What came true of one stated probability, by contender. */
interface Stated extends Row {
  stated: number;
  real: Map<string, number>;
}

/** Stated against real coverage. */
export function reliabilityCard(model: Model): HTMLElement {
  const points = model.scores.reliability;
  const contenders = [...new Set(points.map(point => point.contender))];
  const rows: Stated[] = [...new Set(points.map(point => point.stated))].sort((a, b) => a - b).map(stated => ({
    stated, real: new Map(points.filter(point => point.stated === stated).map(point => [point.contender, point.real])),
  }));
  return scoreCard<Stated>(model, {
    id: "reliability", ...texts.reliability, rows, terms: [texts.terms.covered, texts.terms.slice],
    basis: texts.reliability.basis(count(scoresOf(model.scores.overall, MODEL)?.parcels ?? 0)),
    columns: [
      toldColumn(texts.reliability.stated, row => row.stated, share),
      ...contenders.map(contender => toldColumn<Stated>(texts.reliability.realOf(nameOfContender(contender)), row => row.real.get(contender), share)),
    ],
    chart: {
      height: (_, width) => Math.min(374, Math.max(300, width)),
      option: (all, look) => diagonal(look, {
        describe: texts.reliability.describe, across: texts.reliability.stated, up: texts.reliability.real, ideal: texts.reliability.ideal,
        curves: contenders.map(contender => {
          const { colour, symbol } = lookOfContender(contender);
          const known = all.filter(row => row.real.has(contender)).map(row => [row.stated, row.real.get(contender)!] as const);
          return { name: nameOfContender(contender), colour: look.colour(colour), symbol, points: known };
        }),
        tip: ([stated, real]) => texts.reliability.point(share(real), share(stated)),
      }),
    },
  });
}
