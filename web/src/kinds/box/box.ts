/** Box: a rectangle that may be rotated about its centre. */

import { IconRotateRectangle, IconSquare } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import type { Point, RegionsQuestion, Sent } from "@/editor/schema";
import { BoxSettings } from "@/kinds/box/BoxSettings";
import { boxTool, rotatedBoxTool } from "@/kinds/box/boxTools";
import { defineShape, fillLook, type Handle, mayRotate, round, strokeLook, tracePath } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** angle: degrees clockwise about the centre; left out for an upright box. */
export type BoxShape = Sent<Schemas["Box"]>;

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
  ).map((p) => rotated(box, p));
}

function rotated(box: BoxShape, point: Point, sign = 1): Point {
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

export const box = defineShape<BoxShape>({
  family: "region",
  type: "box",
  title: t.kinds.box,
  plural: t.kinds.boxes,
  space: "plane",
  geometry: (shape) => ({ type: "area", rings: [corners(shape)] }),
  draw(g, shape, look) {
    g.beginPath();
    tracePath(g, corners(shape), true);
    fillLook(g, look);
    strokeLook(g, look);
  },
  handles(shape, { rotates, scale }) {
    const found: Handle[] = Object.entries(SIDES).map(([id, [sx, sy]]) => {
      const [x, y] = rotated(shape, [shape.x + sx * shape.width, shape.y + sy * shape.height]);
      return { id, role: "resize", x, y, cursor: shape.angle ? "move" : `${id}-resize`, small: id.length === 1 };
    });
    return rotates ? [...found, rotateHandle(shape, scale)] : found;
  },
  drag(shape, handle, to, even) {
    const kept = (changed: BoxShape) => ({ shape: changed, handle: handle.id });
    if (handle.role === "rotate") {
      const [cx, cy] = [shape.x + shape.width / 2, shape.y + shape.height / 2];
      const angle = (Math.atan2(to[1] - cy, to[0] - cx) * 180) / Math.PI + 90;
      const step = even ? Math.round(angle / 15) * 15 : angle;
      return kept({ ...shape, angle: round(((step + 540) % 360) - 180) });
    }
    const [sx, sy] = SIDES[handle.id]!;
    const local = rotated(shape, to, -1);
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
    if (!shape.angle) return kept({ ...shape, x: round(x), y: round(y), width: round(width), height: round(height) });
    // The centre moves in the rotated frame, so that the opposite side stays where it is.
    const [cx, cy] = rotated(shape, [x + width / 2, y + height / 2]);
    return kept({
      ...shape,
      x: round(cx - width / 2),
      y: round(cy - height / 2),
      width: round(width),
      height: round(height),
    });
  },
  move: (shape, dx, dy) => ({ ...shape, x: round(shape.x + dx), y: round(shape.y + dy) }),
  rotate: (shape, by) => ({ ...shape, angle: (shape.angle ?? 0) + by }),
  summary: (shape) =>
    `${Math.round(shape.width)} × ${Math.round(shape.height)}${shape.angle ? `, ${Math.round(shape.angle)}°` : ""}`,
  tools: [
    { id: "box", title: t.kinds.box, key: "Shift+b", Icon: IconSquare, make: boxTool },
    {
      id: "rotated",
      title: t.kinds.rotatedBox,
      key: "Shift+r",
      Icon: IconRotateRectangle,
      offered: mayRotate,
      make: rotatedBoxTool,
    },
  ],
  form: { Settings: BoxSettings, without: ({ rotated: _, ...question }: RegionsQuestion) => question },
});

/** The handle that rotates a box: above its top side. */
function rotateHandle(shape: BoxShape, scale: number): Handle {
  const [x, y] = rotated(shape, [shape.x + shape.width / 2, shape.y - 22 / scale]);
  return { id: "rotate", role: "rotate", x, y, cursor: "grab", title: t.kinds.rotate };
}
