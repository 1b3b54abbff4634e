/** A mask on the wire, and its pixels. */
import type { Schemas } from "@/api/client";
import type { Point, Sent } from "@/editor/schema";
import { type Bits, count, decode, EMPTY, encode } from "@/spaces/plane/bits";

export type MaskShape = Sent<Schemas["Mask"]>;

type Kept = { bits: Bits; pixels: number; bitmap?: { canvas: OffscreenCanvas; color: string } };
const kept = new WeakMap<MaskShape, Kept>();

/** What is found of a mask is kept as long as it is. */
export function of(shape: MaskShape): Kept {
  let found = kept.get(shape);
  if (!found) {
    const bits = decode(shape);
    found = { bits, pixels: count(bits) };
    kept.set(shape, found);
  }
  return found;
}

export const bitsOf = (shape: MaskShape | null | undefined): Bits => (shape ? of(shape).bits : EMPTY);

/** The mask of these pixels on a plane of that size; null when none is set. */
export function maskOf(bits: Bits, size: Point): MaskShape | null {
  const runs = encode(bits, size);
  return runs && { type: "mask", ...runs };
}
