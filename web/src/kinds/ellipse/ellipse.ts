/** Ellipse: centre, half axes, and how far it is turned. */
import type { EllipseShape, Point } from "@/editor/schema";
import { dragTool } from "@/stages/image/dragTool";
import {
  type Bounds,
  fillLook,
  type Handle,
  round,
  type ShapeKind,
  strokeLook,
  type ToolFactory,
} from "@/stages/image/kind";

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

export const ellipse: ShapeKind<EllipseShape> = {
  type: "ellipse",
  title: "Ellipse",
  bounds(shape): Bounds {
    const a = radians(shape);
    const w = Math.hypot(shape.rx * Math.cos(a), shape.ry * Math.sin(a));
    const h = Math.hypot(shape.rx * Math.sin(a), shape.ry * Math.cos(a));
    return [shape.cx - w, shape.cy - h, shape.cx + w, shape.cy + h];
  },
  draw(g, shape, look) {
    g.beginPath();
    g.ellipse(shape.cx, shape.cy, shape.rx, shape.ry, radians(shape), 0, 2 * Math.PI);
    fillLook(g, look);
    strokeLook(g, look);
  },
  hit(shape, at, reach) {
    const [x, y] = local(shape, at);
    return (x / (shape.rx + reach)) ** 2 + (y / (shape.ry + reach)) ** 2 <= 1;
  },
  handles(shape) {
    const ends: [string, number, number][] = [
      ["e", shape.rx, 0],
      ["w", -shape.rx, 0],
      ["s", 0, shape.ry],
      ["n", 0, -shape.ry],
    ];
    return ends.map(([id, dx, dy]): Handle => {
      const [x, y] = place(shape, dx, dy);
      return { id, x, y, cursor: shape.angle ? "move" : `${id}-resize` };
    });
  },
  drag(shape, handle, to, even) {
    if (handle === "turn") {
      const angle = (Math.atan2(to[1] - shape.cy, to[0] - shape.cx) * 180) / Math.PI + 90;
      const step = even ? Math.round(angle / 15) * 15 : angle;
      return { ...shape, angle: round(((step + 540) % 360) - 180) };
    }
    const [x, y] = local(shape, to);
    const along = handle === "e" || handle === "w";
    const reach = Math.max(0.5, Math.abs(along ? x : y));
    const [rx, ry] = along ? [reach, even ? reach : shape.ry] : [even ? reach : shape.rx, reach];
    return { ...shape, rx: round(rx), ry: round(ry) };
  },
  move: (shape, dx, dy) => ({ ...shape, cx: round(shape.cx + dx), cy: round(shape.cy + dy) }),
  vertices: (shape) => [[shape.cx, shape.cy], ...ellipse.handles(shape).map((h): Point => [h.x, h.y])],
  summary: (shape) => `${Math.round(2 * shape.rx)} × ${Math.round(2 * shape.ry)}`,
  area: (shape) => Math.PI * shape.rx * shape.ry,
};

export function ellipseTurnHandle(shape: EllipseShape, scale: number): Handle {
  const [x, y] = place(shape, 0, -shape.ry - 22 / scale);
  return { id: "turn", x, y, cursor: "grab", title: "Turn" };
}

/** Drag from corner to corner of the rectangle around it, or click both. */
export const ellipseTool: ToolFactory = (host) =>
  dragTool(host, (from, to) => {
    const [rx, ry] = [Math.abs(to[0] - from[0]) / 2, Math.abs(to[1] - from[1]) / 2];
    if (rx < 0.1 || ry < 0.1) return null;
    const [cx, cy] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return { type: "ellipse", cx: round(cx), cy: round(cy), rx: round(rx), ry: round(ry) };
  });
