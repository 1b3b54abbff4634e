/** From pixels to the rings around them. */
import type { Point } from "@/editor/schema";
import type { Bits } from "@/spaces/plane/bits";
import { ringArea } from "@/spaces/plane/geometry";
import { inRing } from "@/spaces/plane/kind";
import { simplified } from "@/spaces/plane/pathTool";

/** The areas that bound the set pixels, each as its rings, the largest first; islands and holes of less than `least` pixels are left out. */
export function outlined(bits: Bits, tolerance = 0.75, least = 4): Point[][][] {
  const rings = borders(bits).filter((ring) => Math.abs(ringArea(ring)) >= least);
  const outer = rings
    .filter((ring) => ringArea(ring) > 0)
    .map((ring) => ({ ring, holes: [] as Point[][] }))
    .sort((a, b) => ringArea(a.ring) - ringArea(b.ring));
  for (const hole of rings.filter((ring) => ringArea(ring) < 0)) {
    const [x, y] = hole[0]!;
    // A little inside the hole's own border, so that it is not on the edge of what surrounds it.
    outer.find(({ ring }) => inRing(ring, [x + 0.5, y - 0.5]) || inRing(ring, [x - 0.5, y + 0.5]))?.holes.push(hole);
  }
  const fewer = (ring: Point[]) => {
    const kept = simplified([...ring, ring[0]!], tolerance).slice(0, -1);
    return kept.length >= 3 ? kept : ring;
  };
  return outer.reverse().map(({ ring, holes }) => [ring, ...holes].map(fewer));
}

/** The closed paths along the edges between set and unset pixels: clockwise around set ones, the other way around holes. */
function borders(bits: Bits): Point[][] {
  const { width, height, data } = bits;
  const set = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  // Where an edge starts: its directions, 0 right, 1 down, 2 left, 3 up; two at a place where pixels touch by a corner.
  const starts = new Map<number, number[]>();
  const add = (x: number, y: number, way: number) => {
    const at = y * (width + 1) + x;
    const found = starts.get(at);
    if (found) found.push(way);
    else starts.set(at, [way]);
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!set(x, y)) continue;
      if (!set(x, y - 1)) add(x, y, 0);
      if (!set(x + 1, y)) add(x + 1, y, 1);
      if (!set(x, y + 1)) add(x + 1, y + 1, 2);
      if (!set(x - 1, y)) add(x, y + 1, 3);
    }
  const rings: Point[][] = [];
  for (const [first, ways] of starts) {
    while (ways.length) {
      const ring: Point[] = [];
      let at = first;
      let way = ways.pop()!;
      let before = -1;
      for (;;) {
        const [x, y] = [at % (width + 1), Math.floor(at / (width + 1))];
        if (way !== before) ring.push([x + bits.x, y + bits.y]);
        before = way;
        at += [1, width + 1, -1, -(width + 1)][way]!;
        const next = starts.get(at)!;
        if (next.length === 0) break;
        // Where two pixels touch by a corner, turn right: they are two islands, not one.
        const turn = next.length === 2 && next[1] === (way + 1) % 4 ? 1 : 0;
        way = next.splice(next.length === 2 ? turn : 0, 1)[0]!;
      }
      // The first corner is one only if the path turns there.
      if (ring.length > 3 && straight(ring.at(-1)!, ring[0]!, ring[1]!)) ring.shift();
      rings.push(ring);
    }
  }
  return rings;
}

const straight = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]);
