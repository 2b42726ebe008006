let leaving: (() => void)[] = [];

/** Runs when the page that is being shown goes. */
export const onLeave = (end: () => void): void => void leaving.push(end);

export function leave(): void {
  const ends = leaving;
  leaving = [];
  for (const end of ends) end();
}
