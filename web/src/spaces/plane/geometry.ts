/** The geometry of a shape, from which snapping, hits, bounds, heat, merging and cutting follow. */
import type { Registry } from "@/editor/registry";
import type { Point, Shape } from "@/editor/schema";
import { type Bits, count, isSet } from "@/spaces/plane/bits";
import { type Bounds, boundsOf, distance, inRing, nearestOn, nearPath, planeKind } from "@/spaces/plane/kind";

/**
 * area: rings, the outer one first, even–odd. curved: the ring follows a curve, so that only `places` are places to snap to.
 * path: an open line. points: single places. pixels: set pixels.
 */
export type Geometry =
  | { type: "area"; rings: Point[][]; curved?: { places: Point[] } }
  | { type: "path"; points: Point[] }
  | { type: "points"; points: Point[] }
  | { type: "pixels"; bits: Bits };

type Known = { geometry: Geometry; bounds: Bounds; area: number };
const known = new WeakMap<Shape, Known>();

/** Shapes never change in place, so that what is found of one is kept as long as it is. */
function about(registry: Registry, shape: Shape): Known {
  let found = known.get(shape);
  if (!found) {
    const geometry = planeKind(registry, shape).geometry(shape);
    found = { geometry, bounds: extent(geometry), area: area(geometry) };
    known.set(shape, found);
  }
  return found;
}

export const geometryOf = (registry: Registry, shape: Shape): Geometry => about(registry, shape).geometry;
export const boundsOfShape = (registry: Registry, shape: Shape): Bounds => about(registry, shape).bounds;
export const areaOf = (registry: Registry, shape: Shape): number => about(registry, shape).area;

/** The signed area of a ring; positive when it runs clockwise on the screen. */
export const ringArea = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return sum + x * ny - nx * y;
  }, 0) / 2;

export function extent(geometry: Geometry): Bounds {
  switch (geometry.type) {
    case "area":
      return boundsOf(geometry.rings[0] ?? []);
    case "path":
      return boundsOf(geometry.points);
    case "points": {
      const [l, t, r, b] = boundsOf(geometry.points);
      return [l - 1, t - 1, r + 1, b + 1];
    }
    case "pixels": {
      const { x, y, width, height } = geometry.bits;
      return [x, y, x + width, y + height];
    }
  }
}

function area(geometry: Geometry): number {
  if (geometry.type === "pixels") return count(geometry.bits);
  if (geometry.type !== "area") return 0;
  return geometry.rings.reduce((sum, ring, n) => sum + (n ? -1 : 1) * Math.abs(ringArea(ring)), 0);
}

/** Whether a point touches a shape, within `reach` pixels of the plane. */
export function touches(registry: Registry, shape: Shape, at: Point, reach: number): boolean {
  const own = planeKind(registry, shape).hit;
  if (own) return own(shape, at, reach);
  const geometry = geometryOf(registry, shape);
  switch (geometry.type) {
    case "area":
      return (
        geometry.rings.some((ring) => nearPath(ring, true, at, reach)) ||
        geometry.rings.filter((ring) => inRing(ring, at)).length % 2 === 1
      );
    case "path":
      return nearPath(geometry.points, false, at, reach);
    case "points":
      return geometry.points.some((point) => distance(point, at) <= reach * 2);
    case "pixels":
      return isSet(geometry.bits, Math.floor(at[0]), Math.floor(at[1]));
  }
}

/** The places that drawing catches on: corners and vertices. */
export function places(geometry: Geometry): readonly Point[] {
  switch (geometry.type) {
    case "area":
      return geometry.curved?.places ?? geometry.rings.flat();
    case "path":
    case "points":
      return geometry.points;
    case "pixels":
      return [];
  }
}

/** The nearest place on the border to a point; null where the geometry has none to follow. */
export function onBorder(geometry: Geometry, at: Point): Point | null {
  if (geometry.type !== "path" && (geometry.type !== "area" || geometry.curved)) return null;
  const closed = geometry.type === "area";
  let best: Point | null = null;
  for (const ring of closed ? geometry.rings : [geometry.points]) {
    const last = closed ? ring.length : ring.length - 1;
    for (let i = 0; i < last; i++) {
      const { point } = nearestOn(ring[i]!, ring[(i + 1) % ring.length]!, at);
      if (!best || distance(point, at) < distance(best, at)) best = point;
    }
  }
  return best;
}
