/** Mask: the pixels of a region. Drawn from a bitmap that is kept as long as the mask is. */

import type { RegionsQuestion } from "@/editor/schema";
import { MaskSettings } from "@/kinds/mask/MaskSettings";
import { type MaskShape, maskOf, of } from "@/kinds/mask/shape";
import { maskTools } from "@/kinds/mask/tools";
import { drawBits, painted } from "@/spaces/plane/bitmap";
import { defineShape } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

export const mask = defineShape<MaskShape>({
  family: "region",
  type: "mask",
  title: t.kinds.mask,
  plural: t.kinds.masks,
  space: "plane",
  geometry: (shape) => ({ type: "pixels", bits: of(shape).bits }),
  from: (geometry, size) => (geometry.type === "pixels" ? maskOf(geometry.bits, size) : null),
  draw(g, shape, look) {
    const found = of(shape);
    if (found.bitmap?.color !== look.color)
      found.bitmap = { canvas: painted(found.bits, look.color), color: look.color };
    drawBits(g, found.bits, found.bitmap.canvas, look);
    if (!look.selected && !look.dashed) return;
    const { x, y, width, height } = found.bits;
    g.setLineDash([4 / look.scale, 3 / look.scale]);
    g.lineWidth = 1.5 / look.scale;
    g.strokeStyle = look.color;
    g.strokeRect(x, y, width, height);
    g.setLineDash([]);
  },
  handles: () => [],
  drag: (shape, handle) => ({ shape, handle: handle.id }),
  move(shape, dx, dy) {
    const { bits } = of(shape);
    const [height, width] = shape.size;
    const moved = { ...bits, x: bits.x + Math.round(dx), y: bits.y + Math.round(dy) };
    return maskOf(moved, [width, height]) ?? shape;
  },
  summary: (shape) => `${of(shape).pixels.toLocaleString()} px`,
  tools: maskTools,
  form: { Settings: MaskSettings, without: ({ layer: _, ...question }: RegionsQuestion) => question },
});
