/** Painting masks: brush, eraser and lasso change the pixels of one region; the stage says which, and keeps the result. */
import type { MaskShape, Point } from "@/editor/schema";
import { type Bits, blank, combined, encode, grown, rasterized, stroke } from "@/kinds/mask/bits";
import { drawBits, painted } from "@/kinds/mask/mask";
import { pathTool } from "@/kinds/polygon/pathTool";
import type { Bounds, Tool, ToolHost } from "@/stages/image/kind";

export const BRUSH_SIZES = [1, 2, 3, 5, 8, 12, 18, 26, 38, 56, 80, 120, 180, 260, 400];

/** What the stage gives to tools that paint. */
export type PaintHost = ToolHost & {
  color: () => string;
  /** Diameter in picture pixels, and how to change it. */
  brush: () => number;
  /** Give pixels to the region at hand (a new one when there is none), or take them from it. */
  paint: (bits: Bits, set: boolean) => void;
};

/** Paint by dragging; Shift+click goes in a straight line from the last place. */
export function brushTool(host: PaintHost, set: boolean): Tool {
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
    hint: () => `${set ? "Paint" : "Erase"}: ${host.brush()} px wide. Size: , and .`,
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
      if (bits) host.paint(bits, set);
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

/** Outline an area; its pixels are given to the region at hand. */
export const lassoTool = (host: PaintHost): Tool =>
  pathTool(host, {
    closed: true,
    least: 3,
    make: (points) => ({ type: "polygon", points }),
    finish: (points) => host.paint(rasterized([points], host.size()), true),
  });

/** The masks after one got pixels (or lost them), the others giving way to it: `null` where nothing is left. */
export function repainted(
  target: Bits,
  change: Bits,
  set: boolean,
  size: Point,
  others: { id: string; bits: Bits; locked: boolean }[],
): { target: MaskShape | null; others: Map<string, MaskShape | null> } {
  let paint = change;
  const changed = new Map<string, MaskShape | null>();
  if (set)
    for (const other of others) {
      if (!overlap(other.bits, paint)) continue;
      if (other.locked) paint = combined(paint, other.bits, false);
      else changed.set(other.id, encode(combined(other.bits, paint, false), size));
    }
  return { target: encode(combined(target, paint, set), size), others: changed };
}

function overlap(a: Bits, b: Bits): boolean {
  const [x0, x1] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  for (let y = Math.max(a.y, b.y); y < Math.min(a.y + a.height, b.y + b.height); y++)
    for (let x = x0; x < x1; x++)
      if (a.data[(y - a.y) * a.width + x - a.x] && b.data[(y - b.y) * b.width + x - b.x]) return true;
  return false;
}
