/** Polygon: an area within a ring of points, with holes. */
import type { Point, PolygonShape } from "@/editor/schema";
import {
  boundsOf,
  fillLook,
  type Handle,
  inRing,
  nearPath,
  round,
  roundPoint,
  type ShapeKind,
  strokeLook,
  tracePath,
} from "@/stages/image/kind";

/** All rings of a polygon, the outer one first. */
export const rings = (shape: PolygonShape): Point[][] => [shape.points, ...(shape.holes ?? [])];

const withRings = (shape: PolygonShape, [points, ...holes]: Point[][]): PolygonShape =>
  holes.length ? { ...shape, points: points!, holes } : { type: "polygon", points: points! };

/** The signed area of a ring; positive when it runs clockwise on the screen. */
export const ringArea = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    return sum + x * ny - nx * y;
  }, 0) / 2;

const read = (handle: string): [kind: string, ring: number, at: number] => {
  const [kind, ring, at] = handle.split(":");
  return [kind!, Number(ring), Number(at)];
};

export const polygon: ShapeKind<PolygonShape> = {
  type: "polygon",
  title: "Polygon",
  bounds: (shape) => boundsOf(shape.points),
  draw(g, shape, look) {
    g.beginPath();
    for (const ring of rings(shape)) tracePath(g, ring, true);
    fillLook(g, look);
    strokeLook(g, look);
  },
  hit(shape, at, reach) {
    if (rings(shape).some((ring) => nearPath(ring, true, at, reach))) return true;
    return inRing(shape.points, at) && !(shape.holes ?? []).some((hole) => inRing(hole, at));
  },
  handles(shape) {
    const found: Handle[] = [];
    rings(shape).forEach((ring, r) => {
      ring.forEach((point, i) => {
        const next = ring[(i + 1) % ring.length]!;
        found.push({ id: `m:${r}:${i}`, x: (point[0] + next[0]) / 2, y: (point[1] + next[1]) / 2, minor: true });
      });
    });
    rings(shape).forEach((ring, r) => {
      for (const [i, [x, y]] of ring.entries()) found.push({ id: `v:${r}:${i}`, x, y, cursor: "move" });
    });
    return found;
  },
  drag(shape, handle, to) {
    const [kind, r, at] = read(handle);
    const next = rings(shape).map((ring, n) => {
      if (n !== r) return ring;
      const copy = [...ring];
      if (kind === "m") copy.splice(at + 1, 0, roundPoint(to));
      else copy[at] = roundPoint(to);
      return copy;
    });
    return withRings(shape, next);
  },
  move: (shape, dx, dy) =>
    withRings(
      shape,
      rings(shape).map((ring) => ring.map(([x, y]): Point => [round(x + dx), round(y + dy)])),
    ),
  vertices: (shape) => rings(shape).flat(),
  without(shape, handle) {
    const [kind, r, at] = read(handle);
    if (kind !== "v") return shape;
    const next = rings(shape).map((ring, n) => (n === r ? ring.filter((_, i) => i !== at) : ring));
    if (next[r]!.length >= 3) return withRings(shape, next);
    return r === 0
      ? null
      : withRings(
          shape,
          next.filter((_, n) => n !== r),
        );
  },
  summary: (shape) => `${rings(shape).flat().length} points`,
  area: (shape) => rings(shape).reduce((sum, ring, n) => sum + (n ? -1 : 1) * Math.abs(ringArea(ring)), 0),
};

/** Dragging a handle between two vertices makes a vertex; this is the handle it then goes on with. */
export function grabbed(handle: string): string {
  const [kind, r, at] = read(handle);
  return kind === "m" ? `v:${r}:${at + 1}` : handle;
}
