/** Painting: brush and eraser change the pixels of one region, and those of others give way in a layer. */

import type { Point } from "@/editor/schema";
import { paint as paintInto } from "@/kinds/mask/painting";
import { drawBits, painted } from "@/spaces/plane/bitmap";
import { type Bits, blank, grown, stroke } from "@/spaces/plane/bits";
import type { Bounds, Tool, ToolHost } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** Paint by dragging; Shift+click goes in a straight line from the last place. */
export function brushTool(host: ToolHost, set: boolean): Tool {
  let bits: Bits | null = null;
  let at: Point | null = null;
  let last: Point | null = null;
  let shown: OffscreenCanvas | null = null;

  const within = ([left, top, right, bottom]: Bounds): Bounds => {
    const [width, height] = host.size();
    return [
      Math.max(0, Math.floor(left)),
      Math.max(0, Math.floor(top)),
      Math.min(width, Math.ceil(right)),
      Math.min(height, Math.ceil(bottom)),
    ];
  };
  const paint = (from: Point, to: Point) => {
    const r = host.brush() / 2;
    const reach = within([
      Math.min(from[0], to[0]) - r,
      Math.min(from[1], to[1]) - r,
      Math.max(from[0], to[0]) + r,
      Math.max(from[1], to[1]) + r,
    ]);
    if (reach[2] <= reach[0] || reach[3] <= reach[1]) return;
    bits = bits ? grown(bits, reach) : blank(reach);
    stroke(bits, from, to, r);
    shown = null;
    host.redraw();
  };
  return {
    cursor: "none",
    draft: () => null,
    overlay(g, scale) {
      if (bits) {
        shown ??= painted(bits, set ? host.color() : "#ffffff");
        drawBits(g, bits, shown, { fill: 0.4, selected: false });
      }
      if (!at) return;
      for (const [width, color] of [
        [3, "rgba(0,0,0,0.7)"],
        [1.25, "#ffffff"],
      ] as const) {
        g.beginPath();
        g.arc(at[0], at[1], Math.max(host.brush() / 2, 1.5 / scale), 0, 2 * Math.PI);
        g.setLineDash(set ? [] : [4 / scale, 3 / scale]);
        g.lineWidth = width / scale;
        g.strokeStyle = color;
        g.stroke();
      }
      g.setLineDash([]);
    },
    hint: () => t.kinds.brushHint(set, host.brush()),
    down(point, press) {
      at = point;
      bits = null;
      paint(press.shift && last ? last : point, point);
      last = point;
    },
    move(point, press) {
      if (bits && press.held) paint(last!, point);
      if (bits) last = point;
      at = point;
      host.redraw();
    },
    up() {
      if (bits) paintInto(host, bits, set);
      bits = shown = null;
      host.redraw();
    },
    cancel() {
      const painting = bits !== null;
      bits = shown = null;
      host.redraw();
      return painting;
    },
  };
}
