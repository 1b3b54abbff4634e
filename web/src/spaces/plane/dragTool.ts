/** A tool for shapes that two corners make: drag from one to the other, or click both. */

import type { Point, Shape } from "@/editor/schema";
import { distance, type Tool, type ToolHost } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** even: Shift, the same width and height. centred: Ctrl or ⌘, the first corner is the centre. */
export type How = { even: boolean; centred: boolean };

/** make: the shape between two corners, or null where there is none yet. */
export function dragTool(host: ToolHost, make: (from: Point, to: Point, how: How) => Shape | null): Tool {
  let from: Point | null = null;
  let to: Point | null = null;
  let pressed: Point | null = null;
  let how: How = { even: false, centred: false };
  const shape = () => {
    if (!from || !to) return null;
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (how.even) {
      const side = Math.max(Math.abs(dx), Math.abs(dy));
      [dx, dy] = [Math.sign(dx || 1) * side, Math.sign(dy || 1) * side];
    }
    return make(how.centred ? [from[0] - dx, from[1] - dy] : from, [from[0] + dx, from[1] + dy], how);
  };
  const finish = () => {
    const made = shape();
    from = to = null;
    if (made) host.finish(made);
    host.redraw();
  };
  return {
    cursor: "crosshair",
    draft: shape,
    hint: () => (from ? t.space.dragEndHint : null),
    down(at, press) {
      if (from) {
        to = host.snap(at, press);
        finish();
        return;
      }
      from = to = host.snap(at, press);
      pressed = at;
    },
    move(at, press) {
      if (!from) return;
      how = { even: press.shift, centred: press.mod };
      to = host.snap(at, press);
      host.redraw();
    },
    up(at, press) {
      if (from && pressed && distance(pressed, at) * host.scale() > 4) {
        to = host.snap(at, press);
        finish();
      }
      pressed = null;
    },
    cancel() {
      const drawing = from !== null;
      from = to = null;
      host.redraw();
      return drawing;
    },
  };
}
