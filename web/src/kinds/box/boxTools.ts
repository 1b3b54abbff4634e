/** The tools that draw boxes: from corner to corner, or along a side and across. */

import type { Point } from "@/editor/schema";
import type { BoxShape } from "@/kinds/box/box";
import { dragTool } from "@/spaces/plane/dragTool";
import { distance, round, type Tool, type ToolFactory } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** Drag from corner to corner, or click one and then the other. */
export const boxTool: ToolFactory = (host) =>
  dragTool(host, (from, to) => {
    const [width, height] = host.size();
    const [left, right] = [Math.max(0, Math.min(from[0], to[0])), Math.min(width, Math.max(from[0], to[0]))];
    const [top, bottom] = [Math.max(0, Math.min(from[1], to[1])), Math.min(height, Math.max(from[1], to[1]))];
    if (right <= left || bottom <= top) return null;
    const made: BoxShape = {
      type: "box",
      x: round(left),
      y: round(top),
      width: round(right - left),
      height: round(bottom - top),
    };
    return made;
  });

/** Three clicks: along one side, then as far as the opposite side. */
export const rotatedBoxTool: ToolFactory = (host): Tool => {
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
    hint: () => [t.kinds.sideStartHint, t.kinds.sideEndHint, t.kinds.oppositeSideHint][points.length] ?? null,
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
