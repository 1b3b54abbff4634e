/** Where the picture lies on the screen: screen = picture × scale + x, y, in CSS pixels. */
import type { Point } from "@/editor/schema";
import type { Bounds } from "@/spaces/plane/kind";

export type Viewport = { scale: number; x: number; y: number };
export type Size = readonly [width: number, height: number];

export const MOST = 64;

export const toWorld = (v: Viewport, [x, y]: Point): Point => [(x - v.x) / v.scale, (y - v.y) / v.scale];
export const toScreen = (v: Viewport, [x, y]: Point): Point => [x * v.scale + v.x, y * v.scale + v.y];

/** The whole picture in the middle, with a little room; small pictures are enlarged up to eight times. */
export function fitted([width, height]: Size, frame: Size, room = 16): Viewport {
  const scale = Math.min((frame[0] - 2 * room) / width, (frame[1] - 2 * room) / height, 8);
  return centred([width, height], frame, Math.max(scale, 1e-4));
}

export function centred([width, height]: Size, frame: Size, scale: number): Viewport {
  return { scale, x: (frame[0] - width * scale) / 2, y: (frame[1] - height * scale) / 2 };
}

/** Zoomed so that what lies under `at` (on the screen) stays there. */
export function zoomed(v: Viewport, factor: number, at: Point, least: number): Viewport {
  const scale = Math.max(Math.min(least, 1), Math.min(MOST, v.scale * factor));
  const k = scale / v.scale;
  return { scale, x: at[0] - (at[0] - v.x) * k, y: at[1] - (at[1] - v.y) * k };
}

/** Moved no further than that a part of the picture stays in sight. */
export function kept(v: Viewport, [width, height]: Size, frame: Size): Viewport {
  const [w, h] = [width * v.scale, height * v.scale];
  const margin = 48;
  return {
    scale: v.scale,
    x: Math.max(margin - w, Math.min(frame[0] - margin, v.x)),
    y: Math.max(margin - h, Math.min(frame[1] - margin, v.y)),
  };
}

/** So that a rectangle of the picture is in sight, with room around it; as it is when it was already. */
export function showing(v: Viewport, bounds: Bounds, frame: Size): Viewport {
  const [l, t] = toScreen(v, [bounds[0], bounds[1]]);
  const [r, b] = toScreen(v, [bounds[2], bounds[3]]);
  const fits = r - l <= frame[0] && b - t <= frame[1];
  if (fits && l >= 8 && t >= 8 && r <= frame[0] - 8 && b <= frame[1] - 8) return v;
  const [w, h] = [Math.max(1, bounds[2] - bounds[0]), Math.max(1, bounds[3] - bounds[1])];
  const scale = Math.min(v.scale, (frame[0] * 0.7) / w, (frame[1] * 0.7) / h);
  return {
    scale,
    x: frame[0] / 2 - ((bounds[0] + bounds[2]) / 2) * scale,
    y: frame[1] / 2 - ((bounds[1] + bounds[3]) / 2) * scale,
  };
}

/** The part of the picture that is in sight. */
export function sight(v: Viewport, frame: Size): Bounds {
  const [l, t] = toWorld(v, [0, 0]);
  const [r, b] = toWorld(v, [frame[0], frame[1]]);
  return [l, t, r, b];
}
