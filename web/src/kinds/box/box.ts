/** Box: a rectangle that may be turned about its centre. */
import type { BoxShape, Point } from "@/editor/schema";
import { dragTool } from "@/stages/image/dragTool";
import {
  boundsOf,
  distance,
  fillLook,
  type Handle,
  inRing,
  nearPath,
  round,
  type ShapeKind,
  strokeLook,
  type Tool,
  type ToolFactory,
  tracePath,
} from "@/stages/image/kind";

/** The corners from the top left clockwise. */
export function corners(box: BoxShape): Point[] {
  const { x, y, width, height } = box;
  return (
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ] as Point[]
  ).map((p) => turned(box, p));
}

function turned(box: BoxShape, point: Point, sign = 1): Point {
  if (!box.angle) return point;
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const a = (sign * box.angle * Math.PI) / 180;
  const [dx, dy] = [point[0] - cx, point[1] - cy];
  return [cx + dx * Math.cos(a) - dy * Math.sin(a), cy + dx * Math.sin(a) + dy * Math.cos(a)];
}

const SIDES: Record<string, readonly [number, number]> = {
  nw: [0, 0],
  n: [0.5, 0],
  ne: [1, 0],
  e: [1, 0.5],
  se: [1, 1],
  s: [0.5, 1],
  sw: [0, 1],
  w: [0, 0.5],
};

export const box: ShapeKind<BoxShape> = {
  type: "box",
  title: "Box",
  bounds: (shape) => boundsOf(corners(shape)),
  draw(g, shape, look) {
    g.beginPath();
    tracePath(g, corners(shape), true);
    fillLook(g, look);
    strokeLook(g, look);
  },
  hit: (shape, at, reach) => inRing(corners(shape), at) || nearPath(corners(shape), true, at, reach),
  handles(shape) {
    const found: Handle[] = Object.entries(SIDES).map(([id, [sx, sy]]) => {
      const [x, y] = turned(shape, [shape.x + sx * shape.width, shape.y + sy * shape.height]);
      return { id, x, y, cursor: shape.angle ? "move" : `${id}-resize`, minor: id.length === 1 };
    });
    return found;
  },
  drag(shape, handle, to, even) {
    if (handle === "turn") {
      const [cx, cy] = [shape.x + shape.width / 2, shape.y + shape.height / 2];
      const angle = (Math.atan2(to[1] - cy, to[0] - cx) * 180) / Math.PI + 90;
      const step = even ? Math.round(angle / 15) * 15 : angle;
      return { ...shape, angle: round(((step + 540) % 360) - 180) };
    }
    const [sx, sy] = SIDES[handle]!;
    const local = turned(shape, to, -1);
    let [left, top, right, bottom] = [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height];
    if (sx === 0) left = local[0];
    if (sx === 1) right = local[0];
    if (sy === 0) top = local[1];
    if (sy === 1) bottom = local[1];
    if (even && sx !== 0.5 && sy !== 0.5) {
      const ratio = shape.width / shape.height;
      const width = Math.max(Math.abs(right - left), Math.abs(bottom - top) * ratio);
      if (sx) right = left + width;
      else left = right - width;
      if (sy) bottom = top + width / ratio;
      else top = bottom - width / ratio;
    }
    const [x, y] = [Math.min(left, right), Math.min(top, bottom)];
    const [width, height] = [Math.max(Math.abs(right - left), 0.01), Math.max(Math.abs(bottom - top), 0.01)];
    if (!shape.angle) return { ...shape, x: round(x), y: round(y), width: round(width), height: round(height) };
    // The centre moves in the turned frame, so that the opposite side stays where it is.
    const [cx, cy] = turned(shape, [x + width / 2, y + height / 2]);
    return {
      ...shape,
      x: round(cx - width / 2),
      y: round(cy - height / 2),
      width: round(width),
      height: round(height),
    };
  },
  move: (shape, dx, dy) => ({ ...shape, x: round(shape.x + dx), y: round(shape.y + dy) }),
  vertices: corners,
  summary: (shape) =>
    `${Math.round(shape.width)} × ${Math.round(shape.height)}${shape.angle ? `, ${Math.round(shape.angle)}°` : ""}`,
  area: (shape) => shape.width * shape.height,
};

/** The handle that turns a box: above its top side. */
export function turnHandle(shape: BoxShape, scale: number): Handle {
  const [x, y] = turned(shape, [shape.x + shape.width / 2, shape.y - 22 / scale]);
  return { id: "turn", x, y, cursor: "grab", title: "Turn" };
}

/** Drag from corner to corner, or click one and then the other. */
export const boxTool: ToolFactory = (host) =>
  dragTool(host, (from, to) => {
    const [width, height] = host.size();
    const [left, right] = [Math.max(0, Math.min(from[0], to[0])), Math.min(width, Math.max(from[0], to[0]))];
    const [top, bottom] = [Math.max(0, Math.min(from[1], to[1])), Math.min(height, Math.max(from[1], to[1]))];
    if (right <= left || bottom <= top) return null;
    return { type: "box", x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
  });

/** Three clicks: along one side, then as far as the opposite side. */
export const turnedBoxTool: ToolFactory = (host): Tool => {
  let points: Point[] = [];
  let at: Point | null = null;
  const shape = (): BoxShape | null => {
    const [a, b] = [points[0], points[1] ?? at];
    if (!a || !b || distance(a, b) < 0.01) return null;
    const c = points.length >= 2 ? at : null;
    const length = distance(a, b);
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    const depth = c ? (c[0] - a[0]) * -uy + (c[1] - a[1]) * ux : 0.01;
    const [cx, cy] = [(a[0] + b[0]) / 2 - (uy * depth) / 2, (a[1] + b[1]) / 2 + (ux * depth) / 2];
    const height = Math.max(Math.abs(depth), 0.01);
    // Turned to run from left to right along the first side, so that angles stay within half a turn.
    const angle = (Math.atan2(uy, ux) * 180) / Math.PI;
    return {
      type: "box",
      x: round(cx - length / 2),
      y: round(cy - height / 2),
      width: round(length),
      height: round(height),
      angle: round(angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle),
    };
  };
  return {
    cursor: "crosshair",
    draft: shape,
    hint: () =>
      ["Click one end of a side.", "Click the other end of the side.", "Click on the opposite side."][points.length] ??
      null,
    down(point, press) {
      at = host.snap(point, press);
      if (points.length < 2) {
        points = [...points, at];
        host.redraw();
        return;
      }
      const made = shape();
      points = [];
      if (made && made.height > 0.1) host.finish(made);
      host.redraw();
    },
    move(point, press) {
      at = host.snap(point, press);
      if (points.length) host.redraw();
    },
    cancel() {
      const drawing = points.length > 0;
      points = [];
      host.redraw();
      return drawing;
    },
  };
};
