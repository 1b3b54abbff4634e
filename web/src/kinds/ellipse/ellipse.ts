/** Ellipse: centre, half axes, and how far it is rotated. */

import { IconCircle } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import type { Point, Sent } from "@/editor/schema";
import { dragTool } from "@/spaces/plane/dragTool";
import { defineShape, fillLook, type Handle, round, strokeLook, type ToolFactory } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

export type EllipseShape = Sent<Schemas["Ellipse"]>;

const STEPS = 72;

const radians = (shape: EllipseShape) => ((shape.angle ?? 0) * Math.PI) / 180;

function place(shape: EllipseShape, x: number, y: number): Point {
  const a = radians(shape);
  return [shape.cx + x * Math.cos(a) - y * Math.sin(a), shape.cy + x * Math.sin(a) + y * Math.cos(a)];
}

function local(shape: EllipseShape, [x, y]: Point): Point {
  const a = -radians(shape);
  const [dx, dy] = [x - shape.cx, y - shape.cy];
  return [dx * Math.cos(a) - dy * Math.sin(a), dx * Math.sin(a) + dy * Math.cos(a)];
}

const ends = (shape: EllipseShape): [string, Point][] => [
  ["e", place(shape, shape.rx, 0)],
  ["w", place(shape, -shape.rx, 0)],
  ["s", place(shape, 0, shape.ry)],
  ["n", place(shape, 0, -shape.ry)],
];

/** Drag from corner to corner of the rectangle around it, or click both. */
const ellipseTool: ToolFactory = (host) =>
  dragTool(host, (from, to): EllipseShape | null => {
    const [rx, ry] = [Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2];
    if (rx < 0.1 || ry < 0.1) return null;
    const [cx, cy] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return { type: "ellipse", cx: round(cx), cy: round(cy), rx: round(rx), ry: round(ry) };
  });

export const ellipse = defineShape<EllipseShape>({
  family: "region",
  type: "ellipse",
  title: t.kinds.ellipse,
  plural: t.kinds.ellipses,
  space: "plane",
  geometry: (shape) => ({
    type: "area",
    rings: [
      Array.from({ length: STEPS }, (_, i) => {
        const t = (2 * Math.PI * i) / STEPS;
        return place(shape, shape.rx * Math.cos(t), shape.ry * Math.sin(t));
      }),
    ],
    curved: { places: [[shape.cx, shape.cy], ...ends(shape).map(([, point]) => point)] },
  }),
  draw(g, shape, look) {
    g.beginPath();
    g.ellipse(shape.cx, shape.cy, shape.rx, shape.ry, radians(shape), 0, 2 * Math.PI);
    fillLook(g, look);
    strokeLook(g, look);
  },
  handles: (shape, { scale }) => [
    ...ends(shape).map(
      ([id, [x, y]]): Handle => ({ id, role: "resize", x, y, cursor: shape.angle ? "move" : `${id}-resize` }),
    ),
    rotateHandle(shape, scale),
  ],
  drag(shape, handle, to, even) {
    const kept = (changed: EllipseShape) => ({ shape: changed, handle: handle.id });
    if (handle.role === "rotate") {
      const angle = (Math.atan2(to[1] - shape.cy, to[0] - shape.cx) * 180) / Math.PI + 90;
      const step = even ? Math.round(angle / 15) * 15 : angle;
      return kept({ ...shape, angle: round(((step + 540) % 360) - 180) });
    }
    const [x, y] = local(shape, to);
    const along = handle.id === "e" || handle.id === "w";
    const reach = Math.max(0.5, Math.abs(along ? x : y));
    const [rx, ry] = along ? [reach, even ? reach : shape.ry] : [even ? reach : shape.rx, reach];
    return kept({ ...shape, rx: round(rx), ry: round(ry) });
  },
  move: (shape, dx, dy) => ({ ...shape, cx: round(shape.cx + dx), cy: round(shape.cy + dy) }),
  rotate: (shape, by) => ({ ...shape, angle: (shape.angle ?? 0) + by }),
  summary: (shape) => `${Math.round(2 * shape.rx)} × ${Math.round(2 * shape.ry)}`,
  tools: [{ id: "ellipse", title: t.kinds.ellipse, key: "Shift+e", Icon: IconCircle, make: ellipseTool }],
});

function rotateHandle(shape: EllipseShape, scale: number): Handle {
  const [x, y] = place(shape, 0, -shape.ry - 22 / scale);
  return { id: "rotate", role: "rotate", x, y, cursor: "grab", title: t.kinds.rotate };
}
