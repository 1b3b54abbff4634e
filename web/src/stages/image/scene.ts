/** What an image stage draws, and how single regions, their labels and what lies under them are drawn. */
import type { PictureShape, Point, Skeleton } from "@/editor/schema";
import { kindOf } from "@/kinds/shapes";
import type { Handle, Look } from "@/stages/image/kind";
import { type Link, light } from "@/stages/image/marks";
import type { Size } from "@/stages/image/viewport";

export type Drawn = {
  id: string;
  shape: PictureShape;
  color: string;
  label: string;
  dashed?: boolean;
  skeleton?: Skeleton;
  /** Its number in the reading order, when the question is ordered. */
  order?: number;
  faint?: boolean;
};

export type Live = {
  /** Region being changed: drawn live, left out of what is settled. */
  selected: Drawn[];
  handles: Handle[];
  active: string | null;
  draft: { shape: PictureShape; color: string; skeleton?: Skeleton } | null;
  overlay: ((g: CanvasRenderingContext2D, scale: number) => void) | null;
  crosshair: Point | null;
  snapped: Point | null;
  /** Lines between regions: from, to, label. */
  links: Link[];
};

/** Drawn under the regions, untouched by the pointer. swipe: left of the line (a share of the width) and right of it. */
export type Under = {
  drawn: Drawn[];
  swipe: { left: Drawn[]; right: Drawn[]; at: number } | null;
  heat: HTMLCanvasElement | null;
};

export const NOTHING_UNDER: Under = { drawn: [], swipe: null, heat: null };

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

/** scale: screen pixels a picture pixel. top: the picture row at the frame's upper edge. fill: how much areas are filled. */
export type Pen = { scale: number; top: number; fill: number };

type Context = CanvasRenderingContext2D;

export function drawRegion(g: Context, region: Drawn, pen: Pen, selected = false): void {
  const { color, dashed, skeleton } = region;
  const look: Look = { color, dashed, skeleton, selected, scale: pen.scale, fill: region.faint ? 0 : pen.fill };
  kindOf(region.shape).draw(g, region.shape, look);
}

/** The label in a small tag over the region, so that colour is not all that tells it. */
export function writeLabel(g: Context, region: Drawn, pen: Pen): void {
  const words = region.order === undefined ? region.label : `${region.order} ${region.label}`.trim();
  if (words === "") return;
  const [l, t, r] = kindOf(region.shape).bounds(region.shape);
  const k = 1 / pen.scale;
  g.font = `600 ${11 * k}px "Inter Variable", sans-serif`;
  const width = g.measureText(words).width + 8 * k;
  // A tag much wider than its region would lie on its neighbours.
  if (width > 1.3 * (r - l) + 8 * k && region.order === undefined) return;
  const top = t - 16 * k < pen.top ? t : t - 16 * k;
  g.fillStyle = region.color;
  g.fillRect(l, top, width, 16 * k);
  g.fillStyle = light(region.color) ? "#16191d" : "#ffffff";
  g.textBaseline = "middle";
  g.fillText(words, l + 4 * k, top + 8.5 * k);
}

/** What others answered: their regions, a map of where they differ, or two of them along a line. */
export function drawUnder(g: Context, { drawn, swipe, heat }: Under, size: Size, pen: Pen): void {
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
