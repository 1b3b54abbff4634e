/** What a plane draws, and how single regions, their labels and what lies under them are drawn. */
import type { Badge } from "@/editor/kind";
import type { Registry } from "@/editor/registry";
import type { Point, Shape } from "@/editor/schema";
import { boundsOfShape } from "@/spaces/plane/geometry";
import { type Link, light } from "@/spaces/plane/glyphs";
import { type Handle, type Look, planeKind, type Skeleton } from "@/spaces/plane/kind";
import type { Size } from "@/spaces/plane/viewport";

export type Drawn = {
  id: string;
  shape: Shape;
  color: string;
  label: string;
  dashed?: boolean;
  skeleton?: Skeleton;
  /** Its number in the reading order, when the question is ordered. */
  order?: number;
  faint?: boolean;
  /** Whether it may be rotated by a handle. */
  rotates?: boolean;
  /** A sign that it shares with others. */
  badge?: Badge;
};

export type Live = {
  /** Region being changed: drawn live, left out of what is settled. */
  selected: Drawn[];
  handles: Handle[];
  active: string | null;
  draft: { shape: Shape; color: string; skeleton?: Skeleton } | null;
  overlay: ((g: CanvasRenderingContext2D, scale: number) => void) | null;
  crosshair: Point | null;
  snapped: Point | null;
  /** Lines between regions: from, to, label. */
  links: Link[];
};

/** Drawn under the regions, untouched by the pointer. swipe: left of the line (a share of the width) and right of it. */
export type OverlayScene = {
  drawn: Drawn[];
  swipe: { left: Drawn[]; right: Drawn[]; at: number } | null;
  heat: HTMLCanvasElement | null;
};

export const NO_OVERLAY: OverlayScene = { drawn: [], swipe: null, heat: null };

export const NOTHING_LIVE: Live = {
  selected: [],
  handles: [],
  active: null,
  draft: null,
  overlay: null,
  crosshair: null,
  snapped: null,
  links: [],
};

/** scale: screen pixels a pixel of the plane. top: the row at the frame's upper edge. fill: how much areas are filled. */
export type Pen = { registry: Registry; scale: number; top: number; fill: number };

type Context = CanvasRenderingContext2D;

export function drawRegion(g: Context, region: Drawn, pen: Pen, selected = false): void {
  const { color, dashed, skeleton } = region;
  const look: Look = { color, dashed, skeleton, selected, scale: pen.scale, fill: region.faint ? 0 : pen.fill };
  planeKind(pen.registry, region.shape).draw(g, region.shape, look);
}

/** The label in a small tag over the region, so that colour is not all that tells it. */
export function writeLabel(g: Context, region: Drawn, pen: Pen): void {
  const words = [region.order, region.label, region.badge?.text].filter((w) => w !== undefined && w !== "").join(" ");
  if (words === "") return;
  const [l, t, r] = boundsOfShape(pen.registry, region.shape);
  const k = 1 / pen.scale;
  g.font = `600 ${11 * k}px "Inter Variable", sans-serif`;
  const width = g.measureText(words).width + 8 * k;
  // A tag much wider than its region would lie on its neighbours.
  if (width > 1.3 * (r - l) + 8 * k && region.order === undefined && !region.badge) return;
  const top = t - 16 * k < pen.top ? t : t - 16 * k;
  const color = region.badge?.color ?? region.color;
  g.fillStyle = color;
  g.fillRect(l, top, width, 16 * k);
  g.fillStyle = light(color) ? "#16191d" : "#ffffff";
  g.textBaseline = "middle";
  g.fillText(words, l + 4 * k, top + 8.5 * k);
}

/** What others answered: their regions, a map of where they differ, or two of them along a line. */
export function drawOverlay(g: Context, { drawn, swipe, heat }: OverlayScene, size: Size, pen: Pen): void {
  if (heat) {
    g.imageSmoothingEnabled = true;
    g.drawImage(heat, 0, 0, size[0], size[1]);
  }
  const all = (regions: Drawn[]) => {
    for (const region of regions) drawRegion(g, region, pen);
    for (const region of regions) writeLabel(g, region, pen);
  };
  all(drawn);
  if (!swipe) return;
  const line = swipe.at * size[0];
  for (const [regions, left, right] of [
    [swipe.left, -1e6, line],
    [swipe.right, line, 1e6],
  ] as const) {
    g.save();
    g.beginPath();
    g.rect(left, -1e6, right - left, 2e6);
    g.clip();
    all([...regions]);
    g.restore();
  }
  g.beginPath();
  g.moveTo(line, 0);
  g.lineTo(line, size[1]);
  for (const [width, color] of [
    [4, "#16191d"],
    [2, "#ffffff"],
  ] as const) {
    g.lineWidth = width / pen.scale;
    g.strokeStyle = color;
    g.stroke();
  }
}
