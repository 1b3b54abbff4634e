/** Images as they are drawn: one file, or the tiles of the level that suits the zoom over those of coarser ones. */

import type { Backdrop } from "@/spaces/plane/backdrop";
import type { Size } from "@/spaces/plane/viewport";
import { t } from "@/texts/texts";

export const TILE = 512;
const KEPT = 400; // tiles, some 400 MB when decoded

/** An image's address, or where its tiles are. */
export type Source = {
  size: Size;
  file: string;
  tile: ((level: number, column: number, row: number) => string) | null;
};

/** changed: called when more of it has arrived. failed: it cannot be shown. */
export function openImage(source: Source, changed: () => void, failed: (message: string) => void): Backdrop {
  return source.tile ? tiled(source, source.tile, changed, failed) : whole(source, changed, failed);
}

function whole({ file, size }: Source, changed: () => void, failed: (message: string) => void): Backdrop {
  const image = new Image();
  let ready = false;
  image.decoding = "async";
  image.src = file;
  image
    .decode()
    .then(() => {
      ready = true;
      changed();
    })
    .catch(() => image.src && failed(t.kinds.imageFailed));
  return {
    size,
    ready: () => ready,
    draw(g, _, scale) {
      if (!ready) return;
      g.imageSmoothingEnabled = scale < 2;
      g.imageSmoothingQuality = "high";
      g.drawImage(image, 0, 0, size[0], size[1]);
    },
    close() {
      image.src = "";
    },
  };
}

function tiled(
  { size }: Source,
  address: (level: number, column: number, row: number) => string,
  changed: () => void,
  failed: (message: string) => void,
): Backdrop {
  const top = Math.ceil(Math.log2(Math.max(size[0], size[1])));
  const tiles = new Map<string, { image: HTMLImageElement; ready: boolean; failed: boolean }>();
  const base = Math.max(0, Math.min(top, Math.floor(Math.log2(TILE))));
  let closed = false;
  let seen = false;

  const tile = (level: number, column: number, row: number) => {
    const key = `${level}/${column}_${row}`;
    let found = tiles.get(key);
    if (found) {
      tiles.delete(key); // to the end: used last
      tiles.set(key, found);
      return found;
    }
    const made = { image: new Image(), ready: false, failed: false };
    found = made;
    tiles.set(key, made);
    made.image.src = address(level, column, row);
    made.image
      .decode()
      .then(() => {
        made.ready = seen = true;
        if (!closed) changed();
      })
      .catch(() => {
        made.failed = true;
        if (!closed && level === base) failed(t.kinds.imageFailed);
      });
    for (const old of tiles.keys()) {
      if (tiles.size <= KEPT) break;
      if (!old.startsWith(`${base}/`)) tiles.delete(old);
    }
    return found;
  };

  return {
    size,
    ready: () => seen,
    draw(g, sight, scale) {
      const wanted = Math.max(base, Math.min(top, top + Math.ceil(Math.log2(Math.max(scale, 1e-6)))));
      g.imageSmoothingEnabled = scale < 2;
      g.imageSmoothingQuality = "high";
      for (let level = base; level <= wanted; level++) {
        const step = 2 ** (top - level); // image pixels per tile pixel
        const [width, height] = [Math.ceil(size[0] / step), Math.ceil(size[1] / step)];
        const span = TILE * step;
        const first = [Math.max(0, Math.floor(sight[0] / span)), Math.max(0, Math.floor(sight[1] / span))] as const;
        const last = [
          Math.min(Math.ceil(width / TILE), Math.ceil(sight[2] / span)),
          Math.min(Math.ceil(height / TILE), Math.ceil(sight[3] / span)),
        ] as const;
        for (let row = first[1]; row < last[1]; row++)
          for (let column = first[0]; column < last[0]; column++) {
            const key = `${level}/${column}_${row}`;
            const found = level === wanted || level === base ? tile(level, column, row) : tiles.get(key);
            if (!found?.ready) continue;
            const { image } = found;
            g.drawImage(image, column * span, row * span, image.naturalWidth * step, image.naturalHeight * step);
          }
      }
    },
    close() {
      closed = true;
      for (const { image } of tiles.values()) image.src = "";
      tiles.clear();
    },
  };
}
