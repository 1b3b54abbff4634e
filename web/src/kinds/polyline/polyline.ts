/** Polyline: an open line through points. */
import type { Point, PolylineShape } from "@/editor/schema";
import {
  boundsOf,
  distance,
  type Handle,
  nearPath,
  round,
  roundPoint,
  type ShapeKind,
  strokeLook,
  tracePath,
} from "@/stages/image/kind";

export const polyline: ShapeKind<PolylineShape> = {
  type: "polyline",
  title: "Line",
  bounds: (shape) => boundsOf(shape.points),
  draw(g, shape, look) {
    g.beginPath();
    tracePath(g, shape.points, false);
    strokeLook(g, look);
  },
  hit: (shape, at, reach) => nearPath(shape.points, false, at, reach),
  handles(shape) {
    const middles = shape.points.slice(1).map(([x, y], i): Handle => {
      const [px, py] = shape.points[i]!;
      return { id: `m:0:${i}`, x: (x + px) / 2, y: (y + py) / 2, minor: true };
    });
    return [...middles, ...shape.points.map(([x, y], i): Handle => ({ id: `v:0:${i}`, x, y, cursor: "move" }))];
  },
  drag(shape, handle, to) {
    const [kind, , at] = handle.split(":");
    const points = [...shape.points];
    if (kind === "m") points.splice(Number(at) + 1, 0, roundPoint(to));
    else points[Number(at)] = roundPoint(to);
    return { ...shape, points };
  },
  move: (shape, dx, dy) => ({
    ...shape,
    points: shape.points.map(([x, y]): Point => [round(x + dx), round(y + dy)]),
  }),
  vertices: (shape) => shape.points,
  without(shape, handle) {
    const [kind, , at] = handle.split(":");
    if (kind !== "v") return shape;
    const points = shape.points.filter((_, i) => i !== Number(at));
    return points.length < 2 ? null : { ...shape, points };
  },
  summary: (shape) =>
    `${Math.round(shape.points.slice(1).reduce((sum, p, i) => sum + distance(p, shape.points[i]!), 0))} px long`,
  area: () => 0,
};
