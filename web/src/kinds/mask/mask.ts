/** Mask: the pixels of a region. Drawn from a bitmap that is kept as long as the mask is. */
import type { MaskShape } from "@/editor/schema";
import { type Bits, count, decode, EMPTY, encode, isSet } from "@/kinds/mask/bits";
import type { Bounds, Look, ShapeKind } from "@/stages/image/kind";

type Kept = { bits: Bits; pixels: number; bitmap?: { canvas: OffscreenCanvas; color: string } };
const kept = new WeakMap<MaskShape, Kept>();

function of(shape: MaskShape): Kept {
  let found = kept.get(shape);
  if (!found) {
    const bits = decode(shape);
    found = { bits, pixels: count(bits) };
    kept.set(shape, found);
  }
  return found;
}

export const bitsOf = (shape: MaskShape | null | undefined): Bits => (shape ? of(shape).bits : EMPTY);

/** Set pixels in a colour, with a darker edge, as an image of the bits' size. */
export function painted(bits: Bits, color: string): OffscreenCanvas {
  const canvas = new OffscreenCanvas(Math.max(1, bits.width), Math.max(1, bits.height));
  const g = canvas.getContext("2d")!;
  const image = g.createImageData(canvas.width, canvas.height);
  const [r, gr, b] = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16)) as [number, number, number];
  const { width, height, data } = bits;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (!data[at]) continue;
      const edge =
        x === 0 ||
        y === 0 ||
        x === width - 1 ||
        y === height - 1 ||
        !data[at - 1] ||
        !data[at + 1] ||
        !data[at - width] ||
        !data[at + width];
      image.data.set([r, gr, b, edge ? 255 : 150], at * 4);
    }
  g.putImageData(image, 0, 0);
  return canvas;
}

export function drawBits(
  g: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  bits: Bits,
  canvas: OffscreenCanvas,
  look: Pick<Look, "fill" | "selected">,
): void {
  if (!bits.width) return;
  g.imageSmoothingEnabled = false;
  const alpha = g.globalAlpha;
  g.globalAlpha = alpha * (look.selected ? 0.95 : Math.min(1, 0.35 + look.fill * 1.6));
  g.drawImage(canvas, bits.x, bits.y);
  g.globalAlpha = alpha;
}

export const mask: ShapeKind<MaskShape> = {
  type: "mask",
  title: "Mask",
  bounds(shape): Bounds {
    const { x, y, width, height } = of(shape).bits;
    return [x, y, x + width, y + height];
  },
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
  hit: (shape, [x, y]) => isSet(of(shape).bits, Math.floor(x), Math.floor(y)),
  handles: () => [],
  drag: (shape) => shape,
  move(shape, dx, dy) {
    const { bits } = of(shape);
    const [height, width] = shape.size;
    const moved = { ...bits, x: bits.x + Math.round(dx), y: bits.y + Math.round(dy) };
    return encode(moved, [width, height]) ?? shape;
  },
  vertices: () => [],
  summary: (shape) => `${of(shape).pixels.toLocaleString()} px`,
  area: (shape) => of(shape).pixels,
};
