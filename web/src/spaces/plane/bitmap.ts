/** Pixels as they are drawn. */
import type { Bits } from "@/spaces/plane/bits";
import type { Context, Look } from "@/spaces/plane/kind";

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

export function drawBits(g: Context, bits: Bits, canvas: OffscreenCanvas, look: Pick<Look, "fill" | "selected">): void {
  if (!bits.width) return;
  g.imageSmoothingEnabled = false;
  const alpha = g.globalAlpha;
  g.globalAlpha = alpha * (look.selected ? 0.95 : Math.min(1, 0.35 + look.fill * 1.6));
  g.drawImage(canvas, bits.x, bits.y);
  g.globalAlpha = alpha;
}
