/** Snapping: to corners and vertices of other regions first, then to their borders and the plane's edges. */
import type { Registry } from "@/editor/registry";
import type { Point } from "@/editor/schema";
import { geometryOf, onBorder, places } from "@/spaces/plane/geometry";
import { clampTo, distance } from "@/spaces/plane/kind";
import type { Drawn } from "@/spaces/plane/scene";
import type { Size } from "@/spaces/plane/viewport";

/** The place near `at` (within reach) that drawing catches on, or null. near: regions whose bounds are near. */
export function caught(registry: Registry, at: Point, near: Drawn[], size: Size, reach: number): Point | null {
  let best: Point | null = null;
  let least = reach;
  const consider = (point: Point | null) => {
    if (!point) return;
    const apart = distance(point, at);
    if (apart < least) {
      least = apart;
      best = point;
    }
  };
  const shapes = near.map(({ shape }) => geometryOf(registry, shape));
  for (const geometry of shapes) for (const place of places(geometry)) consider(place);
  for (const corner of [
    [0, 0],
    [size[0], 0],
    [size[0], size[1]],
    [0, size[1]],
  ] as Point[])
    consider(corner);
  if (best) return best;
  for (const geometry of shapes) consider(onBorder(geometry, at));
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
