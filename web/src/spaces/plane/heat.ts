/** Where annotators differ: how many of them cover each place, from none (agreed) over half (most disputed) to all (agreed). */

import type { Registry } from "@/editor/registry";
import type { Shape } from "@/editor/schema";
import { drawBits, painted } from "@/spaces/plane/bitmap";
import { geometryOf } from "@/spaces/plane/geometry";
import { tracePath } from "@/spaces/plane/kind";
import type { Size } from "@/spaces/plane/viewport";

const LARGEST = 512;

/** A see-through map, orange where a part of the annotators covers a place and the rest does not. */
export function heatOf(registry: Registry, answers: Shape[][], size: Size): HTMLCanvasElement {
  const k = Math.min(1, LARGEST / Math.max(size[0], size[1]));
  const [width, height] = [Math.max(1, Math.round(size[0] * k)), Math.max(1, Math.round(size[1] * k))];
  const covered = new Uint8Array(width * height);
  for (const shapes of answers) {
    const canvas = new OffscreenCanvas(width, height);
    const g = canvas.getContext("2d", { willReadFrequently: true })!;
    g.scale(width / size[0], height / size[1]);
    g.fillStyle = "#000000";
    for (const shape of shapes) {
      const geometry = geometryOf(registry, shape);
      if (geometry.type === "pixels") {
        drawBits(g, geometry.bits, painted(geometry.bits, "#000000"), { fill: 1, selected: true });
        continue;
      }
      if (geometry.type !== "area") continue;
      g.beginPath();
      for (const ring of geometry.rings) tracePath(g, ring, true);
      g.fill("evenodd");
    }
    const { data } = g.getImageData(0, 0, width, height);
    for (let i = 0; i < covered.length; i++) if (data[i * 4 + 3]! > 96) covered[i]! += 1;
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const g = canvas.getContext("2d")!;
  const image = g.createImageData(width, height);
  for (let i = 0; i < covered.length; i++) {
    const share = covered[i]! / Math.max(1, answers.length);
    const disputed = 4 * share * (1 - share);
    if (disputed > 0) image.data.set([230, 90, 0, Math.round(60 + 150 * disputed)], i * 4);
  }
  g.putImageData(image, 0, 0);
  return canvas;
}
