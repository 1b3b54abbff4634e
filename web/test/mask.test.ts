import { describe, expect, it } from "vitest";
import { type Bits, blank, combined, decode, enclosed, encode, rasterized, runsOf } from "@/spaces/plane/bits";
import { outlined } from "@/spaces/plane/outline";

/** A repeatable stream of numbers from 0 to 1. */
function chance(seed: number) {
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}

function random(width: number, height: number, seed: number): Bits {
  const next = chance(seed);
  const bits = blank([0, 0, width, height]);
  for (let i = 0; i < bits.data.length; i++) bits.data[i] = next() < 0.4 ? 1 : 0;
  return bits;
}

const sorted = (bits: Bits) => {
  const set: string[] = [];
  for (let y = 0; y < bits.height; y++)
    for (let x = 0; x < bits.width; x++) if (bits.data[y * bits.width + x]) set.push(`${x + bits.x},${y + bits.y}`);
  return set.sort();
};

describe("masks", () => {
  it("read and write what pycocotools wrote", () => {
    // pycocotools.mask.encode of a 5 × 4 picture with pixels (1,1), (2,1), (2,2), (4,3) set.
    const mask = { size: [4, 5] as [number, number], counts: "51315O" };
    expect(runsOf(mask.counts).reduce((a, b) => a + b)).toBe(20);
    const bits = decode(mask);
    expect(encode(bits, [5, 4])).toEqual(mask);
  });

  it("come back the same from run lengths, whatever their pixels", () => {
    for (let seed = 1; seed < 40; seed++) {
      const bits = random(1 + (seed % 13), 1 + (seed % 7), seed);
      const mask = encode(bits, [bits.width, bits.height]);
      if (mask) expect(sorted(decode(mask))).toEqual(sorted(bits));
      else expect(sorted(bits)).toEqual([]);
    }
  });

  it("come back the same from outlines with holes", () => {
    for (let seed = 1; seed < 40; seed++) {
      const bits = random(9, 8, seed);
      const outlines = outlined(bits, 0, 0);
      let found = blank([0, 0, 0, 0]);
      for (const rings of outlines) found = combined(found, rasterized(rings, [9, 8]), true);
      expect(sorted(found)).toEqual(sorted(bits));
    }
  });

  it("fill a hole that is closed, and nothing that is open", () => {
    const ring = rasterized(
      [
        [
          [1, 1],
          [7, 1],
          [7, 7],
          [1, 7],
        ],
        [
          [3, 3],
          [5, 3],
          [5, 5],
          [3, 5],
        ],
      ],
      [9, 9],
    );
    expect(sorted(enclosed(ring, 3, 3)!)).toEqual(["3,3", "3,4", "4,3", "4,4"]);
    expect(enclosed(ring, 1, 1)).toBeNull();
    const open = combined(ring, { x: 5, y: 4, width: 2, height: 1, data: new Uint8Array([1, 1]) }, false);
    expect(enclosed(open, 3, 3)).toBeNull();
  });
});
