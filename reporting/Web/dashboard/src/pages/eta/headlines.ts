import type { Model } from "../../api/eta";
import { tiles, type Tile } from "../../components/tiles";
import { longDate, time } from "../../format/dates";
import { count, days, hours, points, share, signed, wholeShare } from "../../format/numbers";
import { bestOf, MODEL, nameOfContender, QUANTILES, scoresOf } from "./contenders";
import { told } from "./scoreCard";
import { texts } from "./texts";

/** How the model did, in five figures. */
export function headlines(model: Model): HTMLElement {
  const own = scoresOf(model.scores.overall, MODEL);
  const best = bestOf(model.scores.overall);
  const inDays = (value: number): string => days(value / 24);
  const gaps = QUANTILES.flatMap(({ name, stated, covered }) => {
    const real = own ? covered(own) : null;
    return real === null ? [] : [{ off: real - stated, text: texts.stated(name, share(real), wholeShare(stated)) }];
  });
  const farthest = [...gaps].sort((a, b) => Math.abs(b.off) - Math.abs(a.off))[0];
  const { training } = model;
  return tiles(texts.tiles, [
    { name: model.is_champion ? texts.tileServes : model.verdict.is_accepted ? texts.tileOther : texts.tileAside, value: longDate(model.trained_at), details: [time(model.trained_at), model.version] },
    {
      name: texts.error,
      value: told(own?.mean_error_hours, hours),
      details: [own && own.mean_error_hours !== null ? texts.errorDays(inDays(own.mean_error_hours), told(own.median_error_hours, hours)) : null],
      change: own && own.mean_error_hours !== null && best ? against(own.mean_error_hours, best.mean_error_hours!, nameOfContender(best.contender)) : null,
    },
    { name: texts.coverage, value: farthest ? signed(farthest.off, points) : texts.none, details: gaps.map(gap => gap.text) },
    { name: texts.width, value: told(own?.width_hours, hours), details: [own && own.width_hours !== null ? texts.widthDetail(inDays(own.width_hours)) : null] },
    {
      name: texts.learned,
      value: count(training.parcels),
      details: [training.parcels > 0 ? texts.learnedFlight(share(training.in_flight / training.parcels)) : null, texts.learnedRows(count(training.rows))],
    },
  ]);
}

function against(error: number, baseline: number, name: string): Tile["change"] {
  const change = error / baseline - 1;
  return { text: signed(change, share), when: texts.against(name, hours(baseline)), tone: change < 0 ? "good" : change > 0 ? "bad" : "same" };
}
