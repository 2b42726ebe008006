type Rgb = [number, number, number];

/** Reads #rrggbb, and #rgb, which is what a minified style sheet may make of it. */
function parse(hex: string): Rgb {
  const digits = hex.trim().slice(1);
  const pairs = digits.length === 3 ? [...digits].map(digit => digit + digit) : [0, 2, 4].map(at => digits.slice(at, at + 2));
  return pairs.map(pair => parseInt(pair, 16)) as Rgb;
}

/** A colour of a scale at a place from 0 to 1. */
export function mix(scale: readonly string[], at: number): Rgb {
  const place = Math.min(1, Math.max(0, at)) * (scale.length - 1);
  const index = Math.min(scale.length - 2, Math.floor(place));
  const [from, to] = [parse(scale[index]!), parse(scale[index + 1]!)];
  return from.map((value, part) => value + (to[part]! - value) * (place - index)) as Rgb;
}

/** The one of two colours that is easier to read on a ground. */
export const readable = (ground: Rgb, first: string, second: string): string =>
  contrast(ground, parse(first)) >= contrast(ground, parse(second)) ? first : second;

/** Ratio of two colours as WCAG has it. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
