import type { Figure } from "../api/types";

const LABEL_HEIGHT = 15;
const AXES_HEIGHT = 60;

interface Block {
  at: number;
  members: { line: number; wanted: number }[];
}

/** How far the words at the ends of lines move down, in pixels, so that none covers another and each stays near its line. */
export function apart(lines: readonly (Figure | undefined)[][], height: number, fromZero: boolean): number[] {
  const known = lines.map(values => values.filter(value => typeof value === "number"));
  const least = fromZero ? 0 : Math.min(...known.flat());
  const scale = (height - AXES_HEIGHT) / (Math.max(...known.flat()) - least || 1);
  const shifts = lines.map(() => 0);
  const ends = known.flatMap((values, line) => (values.length > 0 ? [{ line, wanted: (values.at(-1)! - least) * scale }] : []));
  for (const block of blocks(ends.sort((a, b) => a.wanted - b.wanted))) {
    block.members.forEach(({ line, wanted }, index) => { shifts[line] = wanted - (bottom(block) + index * LABEL_HEIGHT); });
  }
  return shifts;
}

/** Words that would overlap stand together as one block around the mean of where they would be. */
function blocks(ends: Block["members"]): Block[] {
  const found: Block[] = [];
  for (const end of ends) {
    let block: Block = { at: end.wanted, members: [end] };
    for (let below = found.at(-1); below && bottom(block) < top(below); below = found.at(-1)) {
      found.pop();
      const members = [...below.members, ...block.members];
      block = { members, at: members.reduce((sum, member) => sum + member.wanted, 0) / members.length };
    }
    found.push(block);
  }
  return found;
}

/** Where a block begins: on the axis or above. */
const bottom = (block: Block): number => Math.max(0, block.at - ((block.members.length - 1) * LABEL_HEIGHT) / 2);

const top = (block: Block): number => bottom(block) + block.members.length * LABEL_HEIGHT;
