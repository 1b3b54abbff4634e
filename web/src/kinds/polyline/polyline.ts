/** Polyline: an open line through points. */

import { IconLine } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import type { Point, Sent } from "@/editor/schema";
import { defineShape, distance, type Handle, round, roundPoint, strokeLook, tracePath } from "@/spaces/plane/kind";
import { pathTool } from "@/spaces/plane/pathTool";
import { t } from "@/texts/texts";

export type PolylineShape = Sent<Schemas["Polyline"]>;

const indexOf = (handle: Handle) => Number(handle.id.split(":")[2]);

export const polyline = defineShape<PolylineShape>({
  family: "region",
  type: "polyline",
  title: t.kinds.polyline,
  plural: t.kinds.polylines,
  space: "plane",
  geometry: (shape) => ({ type: "path", points: shape.points }),
  from: (geometry) =>
    geometry.type === "path" && geometry.points.length >= 2 ? { type: "polyline", points: geometry.points } : null,
  draw(g, shape, look) {
    g.beginPath();
    tracePath(g, shape.points, false);
    strokeLook(g, look);
  },
  handles(shape) {
    const middles = shape.points.slice(1).map(([x, y], i): Handle => {
      const [px, py] = shape.points[i]!;
      return { id: `m:0:${i}`, role: "insert", x: (x + px) / 2, y: (y + py) / 2, small: true };
    });
    const vertices = shape.points.map(
      ([x, y], i): Handle => ({ id: `v:0:${i}`, role: "vertex", x, y, cursor: "move" }),
    );
    return [...middles, ...vertices];
  },
  drag(shape, handle, to) {
    const at = indexOf(handle);
    const points = [...shape.points];
    const inserts = handle.role === "insert";
    if (inserts) points.splice(at + 1, 0, roundPoint(to));
    else points[at] = roundPoint(to);
    return { shape: { ...shape, points }, handle: inserts ? `v:0:${at + 1}` : handle.id };
  },
  move: (shape, dx, dy) => ({
    ...shape,
    points: shape.points.map(([x, y]): Point => [round(x + dx), round(y + dy)]),
  }),
  without(shape, handle) {
    if (handle.role !== "vertex") return shape;
    const at = indexOf(handle);
    const points = shape.points.filter((_, i) => i !== at);
    return points.length < 2 ? null : { ...shape, points };
  },
  summary: (shape) =>
    t.kinds.pixelsLong(Math.round(shape.points.slice(1).reduce((sum, p, i) => sum + distance(p, shape.points[i]!), 0))),
  tools: [
    {
      id: "polyline",
      title: t.kinds.polyline,
      key: "Shift+l",
      Icon: IconLine,
      make: (host) =>
        pathTool(host, { closed: false, least: 2, make: (points): PolylineShape => ({ type: "polyline", points }) }),
    },
  ],
});
