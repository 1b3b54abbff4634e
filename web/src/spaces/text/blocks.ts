/** A text cut into blocks that are laid out one below the other, and spans placed on them. All offsets are UTF-16. */
import type { Badge } from "@/editor/kind";

export type Block = { start: number; end: number };
const LONGEST = 1200;

/** Lines; one that is very long is cut at white space, which only changes where it wraps. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const line = /\r\n|\n|\r/g;
  let start = 0;
  for (;;) {
    const found = line.exec(text);
    const end = found ? found.index : text.length;
    cut(text, start, end, blocks);
    if (!found) return blocks;
    start = found.index + found[0].length;
  }
}

function cut(text: string, start: number, end: number, into: Block[]): void {
  let from = start;
  while (end - from > LONGEST) {
    let at = from + LONGEST;
    while (at > from + LONGEST / 2 && !/\s/.test(text[at - 1]!)) at--;
    if (at <= from + LONGEST / 2) {
      at = from + LONGEST;
      const unit = text.charCodeAt(at);
      if (unit >= 0xdc00 && unit <= 0xdfff) at--;
    }
    into.push({ start: from, end: at });
    from = at;
  }
  into.push({ start: from, end });
}

/** The index of the block that holds an offset. */
export function blockAt(blocks: Block[], unit: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

export type Placed = {
  id: string;
  /** Which of the region's stretches it is. */
  part: number;
  badge?: Badge;
  start: number;
  end: number;
  label: string;
  color: string;
  level: number;
  style: Style;
};
export type Style = "plain" | "differs" | "suggested";

/** Give spans that overlap different levels, longer ones below; the input's order does not matter. */
export function place(spans: Omit<Placed, "level">[]): Placed[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const busy: number[] = [];
  return sorted.map((span) => {
    let level = busy.findIndex((end) => end <= span.start);
    if (level < 0) level = busy.length;
    busy[level] = span.end;
    return { ...span, level };
  });
}

/** The spans on each block; a block whose spans are unchanged keeps its array, so that it is not drawn again. */
export function distribute(blocks: Block[], placed: Placed[], before: Map<number, Placed[]>): Map<number, Placed[]> {
  const now = new Map<number, Placed[]>();
  for (const span of placed) {
    for (let at = blockAt(blocks, span.start); at < blocks.length && blocks[at]!.start < span.end; at++) {
      const list = now.get(at);
      if (list) list.push(span);
      else now.set(at, [span]);
    }
  }
  for (const [at, list] of now) {
    const old = before.get(at);
    if (old && old.length === list.length && old.every((span, i) => same(span, list[i]!))) now.set(at, old);
  }
  return now;
}

function same(a: Placed, b: Placed): boolean {
  return (
    a.id === b.id &&
    a.part === b.part &&
    a.badge?.text === b.badge?.text &&
    a.badge?.color === b.badge?.color &&
    a.start === b.start &&
    a.end === b.end &&
    a.label === b.label &&
    a.color === b.color &&
    a.level === b.level &&
    a.style === b.style
  );
}
