/**
 * Draws an image stage on three canvases: the picture, what is settled, and what is being changed.
 *
 * Settled regions are drawn once, on a canvas larger than the frame; while one pans and zooms, that canvas is moved
 * and scaled, and drawn anew when the view comes to rest (decision 0007 has the figures).
 */
import Flatbush from "flatbush";
import type { PictureShape, Point, Skeleton } from "@/editor/schema";
import { kindOf } from "@/kinds/shapes";
import type { Bounds, Handle, Look } from "@/stages/image/kind";
import type { Picture } from "@/stages/image/picture";
import { type Size, sight, type Viewport } from "@/stages/image/viewport";

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
  links: { from: Point; to: Point; label: string; color: string }[];
};

/** Drawn under the regions, untouched by the pointer. swipe: left of the line (a share of the width) and right of it. */
export type Under = {
  drawn: Drawn[];
  swipe: { left: Drawn[]; right: Drawn[]; at: number } | null;
  heat: HTMLCanvasElement | null;
};

const NOTHING_UNDER: Under = { drawn: [], swipe: null, heat: null };

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

const ROOM = 0.25; // of the frame, on each side of the settled canvas
const CHEAP = 5; // milliseconds: what is drawn faster than this is drawn anew in every frame
const REST = 90; // milliseconds without a move, after which the view is at rest
const DETAIL = 400; // regions in sight up to which labels are written

type Canvases = { picture: HTMLCanvasElement; settled: HTMLCanvasElement; live: HTMLCanvasElement };

export class Painter {
  view: Viewport = { scale: 1, x: 0, y: 0 };
  frame: Size = [1, 1];
  fill = 0.22;
  labels = true;
  /** Milliseconds that our own drawing took in the last frame, for the benchmark. */
  spent = 0;
  private picture: Picture | null = null;
  private regions: Drawn[] = [];
  private index: Flatbush | null = null;
  private bounds: Bounds[] = [];
  private live: Live = NOTHING_LIVE;
  private under: Under = NOTHING_UNDER;
  private store = document.createElement("canvas");
  private base: Viewport | null = null;
  private cost = 0;
  private moving = false;
  /** Whether what is stored was drawn without areas and labels, to keep up with a move. */
  private sketched = false;
  private wanted = { picture: false, settled: false, live: false };
  private request = 0;
  private rest = 0;

  constructor(private canvases: Canvases) {}

  resize(frame: Size): void {
    this.frame = frame;
    const ratio = window.devicePixelRatio || 1;
    for (const canvas of Object.values(this.canvases)) {
      canvas.width = Math.round(frame[0] * ratio);
      canvas.height = Math.round(frame[1] * ratio);
    }
    this.store.width = Math.round(frame[0] * (1 + 2 * ROOM) * ratio);
    this.store.height = Math.round(frame[1] * (1 + 2 * ROOM) * ratio);
    this.base = null;
    this.all();
  }

  setPicture(picture: Picture | null): void {
    this.picture = picture;
    this.want("picture");
  }

  setView(view: Viewport): void {
    this.view = view;
    this.moving = true;
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      this.moving = false;
      if (this.base && same(this.base, this.view) && !this.sketched) return;
      this.base = null;
      this.want("settled");
    }, REST);
    this.all();
  }

  setRegions(regions: Drawn[]): void {
    this.regions = regions;
    this.index = null;
    this.base = null;
    this.want("settled");
  }

  setUnder(under: Under | null): void {
    this.under = under ?? NOTHING_UNDER;
    this.base = null;
    this.want("settled");
  }

  setLive(live: Live): void {
    this.live = live;
    this.want("live");
  }

  /** The picture has changed: more of it arrived. */
  pictureChanged = (): void => this.want("picture");

  redraw(): void {
    this.base = null;
    this.all();
  }

  close(): void {
    cancelAnimationFrame(this.request);
    window.clearTimeout(this.rest);
  }

  /** The regions whose bounds touch a rectangle, in drawing order. */
  within(bounds: Bounds): Drawn[] {
    if (this.regions.length === 0) return [];
    if (!this.index) {
      this.bounds = this.regions.map((r) => kindOf(r.shape).bounds(r.shape));
      this.index = new Flatbush(this.regions.length);
      for (const [l, t, r, b] of this.bounds) this.index.add(l, t, r, b);
      this.index.finish();
    }
    return this.index
      .search(...(bounds as [number, number, number, number]))
      .sort((a, b) => a - b)
      .map((n) => this.regions[n]!);
  }

  private all(): void {
    this.want("picture");
    this.want("settled");
    this.want("live");
  }

  private want(layer: keyof Painter["wanted"]): void {
    this.wanted[layer] = true;
    if (!this.request) this.request = requestAnimationFrame(this.paint);
  }

  private paint = (): void => {
    this.request = 0;
    const started = performance.now();
    const { wanted } = this;
    this.wanted = { picture: false, settled: false, live: false };
    if (wanted.picture) this.paintPicture();
    if (wanted.settled) this.paintSettled();
    if (wanted.live) this.paintLive();
    this.spent = performance.now() - started;
  };

  private start(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const g = canvas.getContext("2d")!;
    const ratio = window.devicePixelRatio || 1;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    const { scale, x, y } = this.view;
    g.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio);
    return g;
  }

  private paintPicture(): void {
    const g = this.start(this.canvases.picture);
    const ratio = window.devicePixelRatio || 1;
    this.picture?.draw(g, sight(this.view, this.frame), this.view.scale * ratio);
  }

  private paintSettled(): void {
    const ratio = window.devicePixelRatio || 1;
    const { view, base } = this;
    if (!base || (!same(base, view) && (this.cost < CHEAP || !this.covered(base)))) this.store_();
    const from = this.base!;
    const g = this.canvases.settled.getContext("2d")!;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, this.canvases.settled.width, this.canvases.settled.height);
    const k = view.scale / from.scale;
    const [mx, my] = [this.frame[0] * ROOM, this.frame[1] * ROOM];
    const [left, top] = [view.x - (from.x + mx) * k, view.y - (from.y + my) * k];
    g.setTransform(k, 0, 0, k, left * ratio, top * ratio);
    g.drawImage(this.store, 0, 0);
  }

  /** Whether the stored drawing still covers the frame, and is not too coarse. */
  private covered(base: Viewport): boolean {
    const k = this.view.scale / base.scale;
    if (k > 2.5 || k < 0.4) return false;
    const [mx, my] = [this.frame[0] * ROOM, this.frame[1] * ROOM];
    const [left, top] = [this.view.x - (base.x + mx) * k, this.view.y - (base.y + my) * k];
    const [w, h] = [this.frame[0] * (1 + 2 * ROOM) * k, this.frame[1] * (1 + 2 * ROOM) * k];
    return left <= 0 && top <= 0 && left + w >= this.frame[0] && top + h >= this.frame[1];
  }

  private store_(): void {
    const started = performance.now();
    const ratio = window.devicePixelRatio || 1;
    const { scale, x, y } = this.view;
    const [mx, my] = [this.frame[0] * ROOM, this.frame[1] * ROOM];
    const g = this.store.getContext("2d")!;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, this.store.width, this.store.height);
    g.setTransform(scale * ratio, 0, 0, scale * ratio, (x + mx) * ratio, (y + my) * ratio);
    const [l, t, r, b] = sight(this.view, this.frame);
    const [rx, ry] = [(r - l) * ROOM, (b - t) * ROOM];
    const seen = this.within([l - rx, t - ry, r + rx, b + ry]);
    this.sketched = this.moving && seen.length > DETAIL;
    this.paintUnder(g);
    const selected = new Set(this.live.selected.map((s) => s.id));
    for (const region of seen) if (!selected.has(region.id)) this.shape(g, region, false);
    if (this.labels && seen.length <= DETAIL && !this.sketched)
      for (const region of seen) if (!selected.has(region.id)) this.write(g, region);
    this.base = this.view;
    this.cost = performance.now() - started;
  }

  private paintUnder(g: CanvasRenderingContext2D): void {
    const { drawn, swipe, heat } = this.under;
    const size = this.picture?.size;
    if (heat && size) {
      g.imageSmoothingEnabled = true;
      g.drawImage(heat, 0, 0, size[0], size[1]);
    }
    const all = (regions: Drawn[]) => {
      for (const region of regions) this.shape(g, region, false);
      for (const region of regions) this.write(g, region);
    };
    all(drawn);
    if (!swipe || !size) return;
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
      g.lineWidth = width / this.view.scale;
      g.strokeStyle = color;
      g.stroke();
    }
  }

  private look(region: Drawn, selected: boolean): Look {
    const { color, dashed, skeleton } = region;
    return {
      color,
      dashed,
      skeleton,
      selected,
      scale: this.view.scale,
      fill: region.faint || this.sketched ? 0 : this.fill,
    };
  }

  private shape(g: CanvasRenderingContext2D, region: Drawn, selected: boolean): void {
    kindOf(region.shape).draw(g, region.shape, this.look(region, selected));
  }

  /** The label in a small tag over the region, so that colour is not all that tells it. */
  private write(g: CanvasRenderingContext2D, region: Drawn): void {
    const [l, t, r] = kindOf(region.shape).bounds(region.shape);
    const k = 1 / this.view.scale;
    const words = region.order === undefined ? region.label : `${region.order} ${region.label}`.trim();
    if (words === "") return;
    g.font = `600 ${11 * k}px "Inter Variable", sans-serif`;
    const width = g.measureText(words).width + 8 * k;
    // A tag much wider than its region would lie on its neighbours.
    if (width > 1.3 * (r - l) + 8 * k && region.order === undefined) return;
    const top = t - 16 * k < sight(this.view, this.frame)[1] ? t : t - 16 * k;
    g.fillStyle = region.color;
    g.fillRect(l, top, width, 16 * k);
    g.fillStyle = light(region.color) ? "#16191d" : "#ffffff";
    g.textBaseline = "middle";
    g.fillText(words, l + 4 * k, top + 8.5 * k);
  }

  private paintLive(): void {
    const g = this.start(this.canvases.live);
    const { live, view } = this;
    const k = 1 / view.scale;
    for (const region of live.selected) this.shape(g, region, true);
    if (this.labels) for (const region of live.selected) this.write(g, region);
    for (const link of live.links) arrow(g, link, k);
    if (live.draft) {
      const { shape, color, skeleton } = live.draft;
      kindOf(shape).draw(g, shape, { color, skeleton, selected: true, scale: view.scale, fill: this.fill });
    }
    live.overlay?.(g, view.scale);
    for (const handle of live.handles) knob(g, handle, k, handle.id === live.active);
    if (live.snapped) ring(g, live.snapped, k);
    if (live.crosshair) cross(g, live.crosshair, sight(view, this.frame), k);
  }
}

const same = (a: Viewport, b: Viewport) => a.scale === b.scale && a.x === b.x && a.y === b.y;

/** Whether dark text is easier to read on a colour. */
export function light(color: string): boolean {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255) as [number, number, number];
  const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) > 0.18;
}

function knob(g: CanvasRenderingContext2D, { x, y, minor, id }: Handle, k: number, active: boolean): void {
  const r = (minor ? 3 : 4.5) * k;
  g.beginPath();
  if (minor || id === "turn") g.arc(x, y, r, 0, 2 * Math.PI);
  else g.rect(x - r, y - r, 2 * r, 2 * r);
  g.fillStyle = active ? "#16191d" : "#ffffff";
  g.fill();
  g.lineWidth = 1.25 * k;
  g.strokeStyle = active ? "#ffffff" : "#16191d";
  g.stroke();
}

function ring(g: CanvasRenderingContext2D, [x, y]: Point, k: number): void {
  for (const [width, color] of [
    [4, "#16191d"],
    [2, "#ffd400"],
  ] as const) {
    g.beginPath();
    g.arc(x, y, 7 * k, 0, 2 * Math.PI);
    g.lineWidth = width * k;
    g.strokeStyle = color;
    g.stroke();
  }
}

function cross(g: CanvasRenderingContext2D, [x, y]: Point, [l, t, r, b]: Bounds, k: number): void {
  for (const [color, dash] of [
    ["rgba(0,0,0,0.65)", []],
    ["rgba(255,255,255,0.9)", [5 * k, 5 * k]],
  ] as const) {
    g.beginPath();
    g.moveTo(l, y);
    g.lineTo(r, y);
    g.moveTo(x, t);
    g.lineTo(x, b);
    g.setLineDash([...dash]);
    g.lineWidth = k;
    g.strokeStyle = color;
    g.stroke();
  }
  g.setLineDash([]);
}

function arrow(g: CanvasRenderingContext2D, { from, to, label, color }: Live["links"][number], k: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  g.lineWidth = 2 * k;
  g.strokeStyle = color;
  g.fillStyle = color;
  g.beginPath();
  g.moveTo(from[0], from[1]);
  g.lineTo(to[0], to[1]);
  g.stroke();
  g.beginPath();
  g.moveTo(to[0], to[1]);
  for (const turn of [-0.4, 0.4])
    g.lineTo(to[0] - 11 * k * Math.cos(angle + turn), to[1] - 11 * k * Math.sin(angle + turn));
  g.fill();
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  g.font = `600 ${11 * k}px "Inter Variable", sans-serif`;
  const width = g.measureText(label).width + 8 * k;
  g.fillRect(x - width / 2, y - 8 * k, width, 16 * k);
  g.fillStyle = light(color) ? "#16191d" : "#ffffff";
  g.textBaseline = "middle";
  g.fillText(label, x - width / 2 + 4 * k, y + 0.5 * k);
}
