/** Polygon: an area within a ring of points, with holes. */

import { IconPolygon } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import type { Point, Sent } from "@/editor/schema";
import { defineShape, fillLook, type Handle, round, roundPoint, strokeLook, tracePath } from "@/spaces/plane/kind";
import { pathTool } from "@/spaces/plane/pathTool";
import { t } from "@/texts/texts";

export type PolygonShape = Sent<Schemas["Polygon"]>;

/** All rings of a polygon, the outer one first. */
export const rings = (shape: PolygonShape): Point[][] => [shape.points, ...(shape.holes ?? [])];

const withRings = ([points, ...holes]: Point[][]): PolygonShape =>
  holes.length ? { type: "polygon", points: points!, holes } : { type: "polygon", points: points! };

const read = ({ id }: Handle) => {
  const [, ring, at] = id.split(":");
  return { ring: Number(ring), at: Number(at) };
};

export const polygon = defineShape<PolygonShape>({
  family: "region",
  type: "polygon",
  title: t.kinds.polygon,
  plural: t.kinds.polygons,
  space: "plane",
  geometry: (shape) => ({ type: "area", rings: rings(shape) }),
  from: (geometry) => (geometry.type === "area" ? withRings(geometry.rings) : null),
  draw(g, shape, look) {
    g.beginPath();
    for (const ring of rings(shape)) tracePath(g, ring, true);
    fillLook(g, look);
    strokeLook(g, look);
  },
  handles(shape) {
    const found: Handle[] = [];
    rings(shape).forEach((ring, r) => {
      ring.forEach((point, i) => {
        const next = ring[(i + 1) % ring.length]!;
        const [x, y] = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
        found.push({ id: `m:${r}:${i}`, role: "insert", x, y, small: true });
      });
    });
    rings(shape).forEach((ring, r) => {
      for (const [i, [x, y]] of ring.entries()) found.push({ id: `v:${r}:${i}`, role: "vertex", x, y, cursor: "move" });
    });
    return found;
  },
  drag(shape, handle, to) {
    const { ring: r, at } = read(handle);
    const inserts = handle.role === "insert";
    const next = rings(shape).map((ring, n) => {
      if (n !== r) return ring;
      const copy = [...ring];
      if (inserts) copy.splice(at + 1, 0, roundPoint(to));
      else copy[at] = roundPoint(to);
      return copy;
    });
    return { shape: withRings(next), handle: inserts ? `v:${r}:${at + 1}` : handle.id };
  },
  move: (shape, dx, dy) =>
    withRings(rings(shape).map((ring) => ring.map(([x, y]): Point => [round(x + dx), round(y + dy)]))),
  without(shape, handle) {
    if (handle.role !== "vertex") return shape;
    const { ring: r, at } = read(handle);
    const next = rings(shape).map((ring, n) => (n === r ? ring.filter((_, i) => i !== at) : ring));
    if (next[r]!.length >= 3) return withRings(next);
    return r === 0 ? null : withRings(next.filter((_, n) => n !== r));
  },
  summary: (shape) => `${rings(shape).flat().length} points`,
  tools: [
    {
      id: "polygon",
      title: t.kinds.polygon,
      key: "Shift+p",
      Icon: IconPolygon,
      make: (host) =>
        pathTool(host, { closed: true, least: 3, make: (points): PolygonShape => ({ type: "polygon", points }) }),
    },
  ],
});
