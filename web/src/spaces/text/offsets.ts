/** Between the browser's UTF-16 offsets and the wire's code point offsets. */

export class Offsets {
  /** UTF-16 offset of every code point, or null when the text has none beyond the first plane. */
  private readonly starts: Uint32Array | null;
  readonly length: number;

  constructor(readonly text: string) {
    if (!/[\ud800-\udfff]/.test(text)) {
      this.starts = null;
      this.length = text.length;
      return;
    }
    const starts = new Uint32Array(text.length + 1);
    let count = 0;
    for (let at = 0; at < text.length; count++) {
      starts[count] = at;
      at += text.codePointAt(at)! > 0xffff ? 2 : 1;
    }
    starts[count] = text.length;
    this.starts = starts.slice(0, count + 1);
    this.length = count;
  }

  toUtf16(point: number): number {
    if (!this.starts) return point;
    return this.starts[Math.max(0, Math.min(point, this.length))]!;
  }

  /** The code point that holds this UTF-16 offset. */
  toPoint(unit: number): number {
    if (!this.starts) return unit;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.toUtf16(start), this.toUtf16(end));
  }
}

const words =
  typeof Intl !== "undefined" && "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;
const graphemes =
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? new Intl.Segmenter(undefined, { granularity: "grapheme" })
    : null;

/** A UTF-16 range without white space at its ends, grown to whole words when asked; null when nothing is left. */
export function snap(text: string, start: number, end: number, toWords: boolean): [number, number] | null {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (from >= to) return null;
  if (!toWords || !words) return [from, to];
  const near = Math.max(0, from - 200);
  for (const part of words.segment(text.slice(near, to + 200))) {
    const [begin, finish] = [near + part.index, near + part.index + part.segment.length];
    if (!part.isWordLike) continue;
    if (begin < from && from < finish) from = begin;
    if (begin < to && to < finish) to = finish;
  }
  return [from, to];
}

/** The UTF-16 offset one user-perceived character before (−1) or after (+1) an offset. */
export function step(text: string, unit: number, direction: 1 | -1): number {
  if (direction > 0) {
    const next = graphemes
      ?.segment(text.slice(unit, unit + 64))
      [Symbol.iterator]()
      .next().value;
    return Math.min(text.length, unit + (next ? next.segment.length : 1));
  }
  const from = Math.max(0, unit - 64);
  let last = unit;
  for (const part of graphemes?.segment(text.slice(from, unit)) ?? []) last = from + part.index;
  return Math.max(0, last === unit ? unit - 1 : last);
}
