/** Selecting pixels by what they look like: the server looks at the picture, the browser paints what it finds. */
import { api, got } from "@/api/client";
import type { Point } from "@/editor/schema";
import { type Bits, blank, decode } from "@/spaces/plane/bits";
import type { Bounds, ServedImage } from "@/spaces/plane/kind";

const placeOf = ({ project, media }: ServedImage) => ({ id: project, media });

const within = ([l, t, r, b]: Bounds, [width, height]: Point): [number, number, number, number] => [
  Math.max(0, Math.floor(l)),
  Math.max(0, Math.floor(t)),
  Math.min(width, Math.ceil(r)),
  Math.min(height, Math.ceil(b)),
];

/** The connected pixels around a place whose colour differs by at most `tolerance` (0 to 255), within what is in sight. */
export async function wand(image: ServedImage, at: Point, tolerance: number, sight: Bounds): Promise<Bits | null> {
  const found = await got(
    api.POST("/api/v1/projects/{id}/media/{media}/wand", {
      params: { path: placeOf(image) },
      body: {
        page: image.page,
        x: Math.floor(at[0]),
        y: Math.floor(at[1]),
        tolerance,
        within: within(sight, image.size),
      },
    }),
  );
  return found.mask ? decode({ size: found.mask.size as [number, number], counts: found.mask.counts }) : null;
}

export type Pieces = { at: (place: Point) => Bits | null };

let last: { key: string; pieces: Promise<Pieces> } | null = null;

/** The picture in sight, cut into pieces of like colour; kept until one looks elsewhere. tolerance: larger pieces. */
export function superpixels(image: ServedImage, sight: Bounds, tolerance: number): Promise<Pieces> {
  const area = within(sight, image.size);
  const key = JSON.stringify([image.media, image.page, area, tolerance]);
  if (last?.key !== key) last = { key, pieces: cut(image, area, tolerance) };
  return last.pieces;
}

async function cut(image: ServedImage, area: [number, number, number, number], tolerance: number): Promise<Pieces> {
  const found = await got(
    api.POST("/api/v1/projects/{id}/media/{media}/superpixels", {
      params: { path: placeOf(image) },
      body: { page: image.page, within: area, size: tolerance },
    }),
  );
  const { x, y, width, height, step, runs } = found;
  const ids = new Uint16Array(width * height);
  let at = 0;
  for (const [id, length] of runs) {
    ids.fill(id!, at, at + length!);
    at += length!;
  }
  const [right, bottom] = [area[2], area[3]];
  return {
    at([px, py]) {
      const [column, row] = [Math.floor((px - x) / step), Math.floor((py - y) / step)];
      if (column < 0 || row < 0 || column >= width || row >= height) return null;
      const id = ids[row * width + column]!;
      const cells: Point[] = [];
      for (let r = 0; r < height; r++)
        for (let c = 0; c < width; c++) if (ids[r * width + c] === id) cells.push([c, r]);
      const columns = cells.map((c) => c[0]);
      const rows = cells.map((c) => c[1]);
      const bits = blank([
        x + Math.min(...columns) * step,
        y + Math.min(...rows) * step,
        Math.min(right, x + (Math.max(...columns) + 1) * step),
        Math.min(bottom, y + (Math.max(...rows) + 1) * step),
      ]);
      for (const [c, r] of cells)
        for (let dy = 0; dy < step; dy++)
          for (let dx = 0; dx < step; dx++) {
            const [bx, by] = [x + c * step + dx - bits.x, y + r * step + dy - bits.y];
            if (bx < bits.width && by < bits.height) bits.data[by * bits.width + bx] = 1;
          }
      return bits;
    },
  };
}
