import type { FeatureGain, Model } from "../../api/eta";
import { rowsHeight, shareLabel } from "../../charts/frame";
import { rowStacks } from "../../charts/stacks";
import { shareColumn, textColumn } from "../../components/columns";
import { count, share } from "../../format/numbers";
import { scoreCard } from "./scoreCard";
import { features, texts } from "./texts";

const DRAWN = 15;

const nameOf = (gain: FeatureGain): string => features[gain.feature] ?? gain.feature;

/** What the model uses. */
export function gainsCard(model: Model): HTMLElement {
  const { gains } = model;
  return scoreCard<FeatureGain>(model, {
    id: "gains", ...texts.gains, rows: gains, wide: true, terms: [texts.terms.gain],
    basis: gains.length > DRAWN ? texts.gains.basis(count(DRAWN), count(gains.length)) : texts.gains.all(count(gains.length)),
    columns: [textColumn(texts.gains.name, nameOf), shareColumn(texts.gains.share, gain => gain.share)],
    chart: {
      height: rows => rowsHeight(Math.min(rows.length, DRAWN), 24, 40),
      option: (rows, look) => {
        const drawn = rows.slice(0, DRAWN);
        return rowStacks(look, {
          describe: texts.gains.describe, names: drawn.map(nameOf), axis: shareLabel, nameWidth: 184,
          parts: [{ name: texts.gains.share, colour: look.colour("series-1"), values: drawn.map(gain => gain.share) }],
          tip: index => [`${texts.gains.share}: ${share(drawn[index]!.share)}`],
        });
      },
    },
  });
}
