/** Snapping: to corners and vertices of other regions first, then to their borders and the picture's edges. */
import type { Point } from "@/editor/schema";
import { kindOf } from "@/kinds/shapes";
import { clampTo, distance, nearestOn } from "@/stages/image/kind";
import type { Drawn } from "@/stages/image/scene";
import type { Size } from "@/stages/image/viewport";

/** The place near `at` (within reach) that drawing catches on, or null. near: regions whose bounds are near. */
export function caught(at: Point, near: Drawn[], size: Size, reach: number): Point | null {
  let best: Point | null = null;
  let least = reach;
  const consider = (point: Point) => {
    const apart = distance(point, at);
    if (apart < least) {
      least = apart;
      best = point;
    }
  };
  for (const { shape } of near) for (const vertex of kindOf(shape).vertices(shape)) consider(vertex);
  for (const corner of [
    [0, 0],
    [size[0], 0],
    [size[0], size[1]],
    [0, size[1]],
  ] as Point[])
    consider(corner);
  if (best) return best;
  for (const { shape } of near) {
    if (shape.type === "keypoints" || shape.type === "mask" || shape.type === "ellipse") continue;
    const points = kindOf(shape).vertices(shape);
    const rings: Point[][] = shape.type === "polygon" ? [shape.points, ...(shape.holes ?? [])] : [points];
    for (const ring of rings) {
      const last = shape.type === "polyline" ? ring.length - 1 : ring.length;
      for (let i = 0; i < last; i++) consider(nearestOn(ring[i]!, ring[(i + 1) % ring.length]!, at).point);
    }
  }
  const inside = clampTo(at, size);
  for (const edge of [
    [0, inside[1]],
    [size[0], inside[1]],
    [inside[0], 0],
    [inside[0], size[1]],
  ] as Point[])
    consider(edge);
  return best;
}
