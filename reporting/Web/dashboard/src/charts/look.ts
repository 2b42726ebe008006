/** A chart as ECharts takes it. */
export type Option = Record<string, unknown>;

/** Colours and room that a chart has to work with. */
export interface Look {
  width: number;
  narrow: boolean;
  font: string;
  text: string;
  muted: string;
  line: string;
  card: string;
  colour: (name: string) => string;
}

const NARROW = 560;

export function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    width: element.clientWidth,
    narrow: element.clientWidth < NARROW,
    font: getComputedStyle(document.body).fontFamily,
    text: colour("text"),
    muted: colour("muted"),
    line: colour("line"),
    card: colour("card"),
    colour,
  };
}

const SERIES = 8;

/** The colour of the nth of several names. */
export const nth = (look: Look, index: number): string => look.colour(`series-${(index % SERIES) + 1}`);
