import type { GroupScores, Scores } from "../../api/eta";
import type { Symbol } from "../../charts/intervals";
import type { Figure } from "../../api/types";
import { texts } from "./texts";

/** What models are held against each other by. */

export const MODEL = "model";

const BASELINES: readonly string[] = ["lane Kaplan-Meier", "lane median", "promise"];

const CROSS: Symbol = "path://M0 3L3 0L8 5L13 0L16 3L11 8L16 13L13 16L8 11L3 16L0 13L5 8Z";

/** Colour and mark of each, the same in every chart. */
const LOOKS: Record<string, { colour: string; symbol: Symbol }> = {
  "model": { colour: "series-1", symbol: "circle" },
  "champion": { colour: "series-8", symbol: "arrow" },
  "delivered only": { colour: "series-4", symbol: "triangle" },
  "lane Kaplan-Meier": { colour: "series-2", symbol: "diamond" },
  "lane median": { colour: "series-3", symbol: "rect" },
  "promise": { colour: "series-7", symbol: CROSS },
};

export const lookOfContender = (contender: string): { colour: string; symbol: Symbol } => LOOKS[contender] ?? { colour: "series-6", symbol: "roundRect" };

export const nameOfContender = (contender: string): string => texts.contenders[contender] ?? contender;

export const scoresOf = (all: readonly Scores[], contender: string): Scores | undefined => all.find(scores => scores.contender === contender);

/** The model's own scores in a group. */
export const own = (group: GroupScores): Scores | undefined => scoresOf(group.contenders, MODEL);

/** The baseline that erred least. */
export function bestOf(all: readonly Scores[]): Scores | undefined {
  const known = all.filter(scores => BASELINES.includes(scores.contender) && scores.mean_error_hours !== null);
  return known.sort((a, b) => a.mean_error_hours! - b.mean_error_hours!)[0];
}

/** Those that told a figure anywhere, in the order that they stand in. */
export const contendersOf = (groups: readonly GroupScores[], told: (scores: Scores) => Figure): string[] =>
  [...new Set(groups.flatMap(group => group.contenders.filter(scores => told(scores) !== null).map(scores => scores.contender)))];

/** The quantiles whose coverage is judged. */
export const QUANTILES: readonly { name: string; stated: number; covered: (scores: Scores) => Figure; colour: string; symbol: Symbol }[] = [
  { name: "p50", stated: 0.5, covered: scores => scores.covered50, colour: "median", symbol: "circle" },
  { name: "p80", stated: 0.8, covered: scores => scores.covered80, colour: "series-3", symbol: "rect" },
  { name: "p90", stated: 0.9, covered: scores => scores.covered90, colour: "tail", symbol: "diamond" },
];
