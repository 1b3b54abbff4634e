/** A mask's pixels within the rectangle that holds them, and COCO's compressed run lengths of the whole picture. */
import type { Point } from "@/editor/schema";
import type { Bounds } from "@/spaces/plane/kind";

/** size: height, width. counts: COCO's compressed run lengths. */
export type RunLengths = { size: Point; counts: string };

/** Set pixels, row by row, of the rectangle at x, y. Pixels outside it are unset. */
export type Bits = { x: number; y: number; width: number; height: number; data: Uint8Array };

export const EMPTY: Bits = { x: 0, y: 0, width: 0, height: 0, data: new Uint8Array(0) };

/** The run lengths of a compressed RLE, unset pixels first, down the columns. */
export function runsOf(counts: string): number[] {
  const runs: number[] = [];
  let at = 0;
  while (at < counts.length) {
    let value = 0;
    let shift = 0;
    let more = true;
    while (more) {
      const code = counts.charCodeAt(at++) - 48;
      value |= (code & 31) << (5 * shift++);
      more = (code & 32) !== 0;
      if (!more && code & 16) value |= -1 << (5 * shift);
    }
    if (runs.length > 2) value += runs.at(-2)!;
    runs.push(value);
  }
  return runs;
}

function compressed(runs: number[]): string {
  let out = "";
  for (let i = 0; i < runs.length; i++) {
    let value = i > 2 ? runs[i]! - runs[i - 2]! : runs[i]!;
    let more = true;
    while (more) {
      let code = value & 31;
      value >>= 5;
      more = code & 16 ? value !== -1 : value !== 0;
      if (more) code |= 32;
      out += String.fromCharCode(code + 48);
    }
  }
  return out;
}

export function decode({ size: [height, width], counts }: Readonly<Pick<RunLengths, "size" | "counts">>): Bits {
  const runs = runsOf(counts);
  let [left, top, right, bottom] = [width, height, 0, 0];
  let at = 0;
  runs.forEach((run, i) => {
    if (i % 2 && run) {
      const [first, last] = [at, at + run - 1];
      left = Math.min(left, Math.floor(first / height));
      right = Math.max(right, Math.floor(last / height) + 1);
      if (Math.floor(first / height) === Math.floor(last / height)) {
        top = Math.min(top, first % height);
        bottom = Math.max(bottom, (last % height) + 1);
      } else {
        top = 0;
        bottom = height;
      }
    }
    at += run;
  });
  if (right <= left) return EMPTY;
  const bits = blank([left, top, right, bottom]);
  at = 0;
  runs.forEach((run, i) => {
    if (i % 2)
      for (let p = at; p < at + run; p++)
        bits.data[((p % height) - top) * bits.width + Math.floor(p / height) - left] = 1;
    at += run;
  });
  return bits;
}

/** The mask of these pixels in a picture of width × height; null when no pixel is set. */
export function encode(bits: Bits, [width, height]: Point): RunLengths | null {
  const runs: number[] = [];
  let run = 0;
  let on = 0;
  let any = false;
  const add = (value: number, n: number) => {
    if (value === on) run += n;
    else {
      runs.push(run);
      on = value;
      run = n;
    }
  };
  for (let x = 0; x < width; x++) {
    const column = x - bits.x;
    if (column < 0 || column >= bits.width) {
      add(0, height);
      continue;
    }
    for (let y = 0; y < height; y++) {
      const row = y - bits.y;
      const value = row < 0 || row >= bits.height ? 0 : bits.data[row * bits.width + column]!;
      if (value) any = true;
      add(value, 1);
    }
  }
  runs.push(run);
  return any ? { size: [height, width], counts: compressed(runs) } : null;
}

export function blank([left, top, right, bottom]: Bounds): Bits {
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)];
  return { x: left, y: top, width, height, data: new Uint8Array(width * height) };
}

/** The same pixels in a rectangle that holds at least these bounds too. */
export function grown(bits: Bits, [left, top, right, bottom]: Bounds): Bits {
  if (bits.width && left >= bits.x && top >= bits.y && right <= bits.x + bits.width && bottom <= bits.y + bits.height)
    return bits;
  const all: Bounds = bits.width
    ? [
        Math.min(left, bits.x),
        Math.min(top, bits.y),
        Math.max(right, bits.x + bits.width),
        Math.max(bottom, bits.y + bits.height),
      ]
    : [left, top, right, bottom];
  const next = blank(all);
  for (let y = 0; y < bits.height; y++)
    next.data.set(
      bits.data.subarray(y * bits.width, (y + 1) * bits.width),
      (bits.y + y - next.y) * next.width + bits.x - next.x,
    );
  return next;
}

export const isSet = (bits: Bits, x: number, y: number): boolean =>
  x >= bits.x &&
  y >= bits.y &&
  x < bits.x + bits.width &&
  y < bits.y + bits.height &&
  bits.data[(y - bits.y) * bits.width + x - bits.x] === 1;

export const count = (bits: Bits) => bits.data.reduce((sum, v) => sum + v, 0);

/** one with every pixel of two set (or unset). Gives new bits. */
export function combined(one: Bits, two: Bits, set: boolean): Bits {
  const base = set ? grown(one, [two.x, two.y, two.x + two.width, two.y + two.height]) : one;
  const next = { ...base, data: base === one ? new Uint8Array(one.data) : base.data };
  const [x0, x1] = [Math.max(next.x, two.x), Math.min(next.x + next.width, two.x + two.width)];
  for (let y = Math.max(next.y, two.y); y < Math.min(next.y + next.height, two.y + two.height); y++)
    for (let x = x0; x < x1; x++)
      if (two.data[(y - two.y) * two.width + x - two.x])
        next.data[(y - next.y) * next.width + x - next.x] = set ? 1 : 0;
  return next;
}

/** Set every pixel whose centre lies within `radius` of the line from a to b; the bits must hold it. */
export function stroke(bits: Bits, a: Point, b: Point, radius: number): void {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const y0 = Math.max(bits.y, Math.floor(Math.min(a[1], b[1]) - radius));
  const y1 = Math.min(bits.y + bits.height, Math.ceil(Math.max(a[1], b[1]) + radius));
  const x0 = Math.max(bits.x, Math.floor(Math.min(a[0], b[0]) - radius));
  const x1 = Math.min(bits.x + bits.width, Math.ceil(Math.max(a[0], b[0]) + radius));
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const [px, py] = [x + 0.5 - a[0], y + 0.5 - a[1]];
      const t = length ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0;
      if ((px - t * dx) ** 2 + (py - t * dy) ** 2 <= radius * radius)
        bits.data[(y - bits.y) * bits.width + x - bits.x] = 1;
    }
}

/** The pixels whose centres lie within rings (even–odd rule), row by row. */
export function rasterized(rings: readonly (readonly Point[])[], [width, height]: Point): Bits {
  const points = rings.flat();
  const bits = blank([
    Math.max(0, Math.floor(Math.min(...points.map((p) => p[0])))),
    Math.max(0, Math.floor(Math.min(...points.map((p) => p[1])))),
    Math.min(width, Math.ceil(Math.max(...points.map((p) => p[0])))),
    Math.min(height, Math.ceil(Math.max(...points.map((p) => p[1])))),
  ]);
  for (let row = 0; row < bits.height; row++) {
    const y = bits.y + row + 0.5;
    const crossings: number[] = [];
    for (const ring of rings)
      for (let i = 0; i < ring.length; i++) {
        const [[x0, y0], [x1, y1]] = [ring[i]!, ring[(i + 1) % ring.length]!];
        if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil(crossings[i]! - 0.5) - bits.x);
      const to = Math.min(bits.width, Math.ceil(crossings[i + 1]! - 0.5) - bits.x);
      if (to > from) bits.data.fill(1, row * bits.width + from, row * bits.width + to);
    }
  }
  return bits;
}

/** The unset pixels around a place that set pixels (or the rectangle's edge) enclose; null when they reach the edge. */
export function enclosed(bits: Bits, x: number, y: number): Bits | null {
  if (isSet(bits, x, y)) return null;
  const found = blank([bits.x, bits.y, bits.x + bits.width, bits.y + bits.height]);
  const waiting: number[] = [];
  const visit = (px: number, py: number): boolean => {
    if (px < bits.x || py < bits.y || px >= bits.x + bits.width || py >= bits.y + bits.height) return false;
    const at = (py - bits.y) * bits.width + px - bits.x;
    if (!bits.data[at] && !found.data[at]) {
      found.data[at] = 1;
      waiting.push(px, py);
    }
    return true;
  };
  if (!visit(x, y)) return null;
  while (waiting.length) {
    const py = waiting.pop()!;
    const px = waiting.pop()!;
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      if (!visit(px + dx, py + dy)) return null;
  }
  return found;
}
