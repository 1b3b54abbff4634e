/**
 * Draws an image stage on three canvases: the picture, what is settled, and what is being changed (decision 0007 has the
 * figures). Nothing is drawn but in an animation frame, and only the layers that changed.
 */
import Flatbush from "flatbush";
import { kindOf } from "@/kinds/shapes";
import type { Bounds } from "@/stages/image/kind";
import { arrow, cross, knob, ring } from "@/stages/image/marks";
import type { Picture } from "@/stages/image/picture";
import {
  type Drawn,
  drawRegion,
  drawUnder,
  type Live,
  NOTHING_LIVE,
  NOTHING_UNDER,
  type Pen,
  type Under,
  writeLabel,
} from "@/stages/image/scene";
import { Settled } from "@/stages/image/settled";
import { type Size, sight, type Viewport } from "@/stages/image/viewport";

const REST = 90; // milliseconds without a move, after which the view is at rest

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
  private live: Live = NOTHING_LIVE;
  private under: Under = NOTHING_UNDER;
  private settled = new Settled();
  private wanted = { picture: false, settled: false, live: false };
  private request = 0;
  private rest = 0;

  constructor(private canvases: Canvases) {}

  resize(frame: Size): void {
    this.frame = frame;
    for (const canvas of Object.values(this.canvases)) {
      canvas.width = Math.round(frame[0] * ratio());
      canvas.height = Math.round(frame[1] * ratio());
    }
    this.settled.resize(frame, ratio());
    this.all();
  }

  setPicture(picture: Picture | null): void {
    this.picture = picture;
    this.want("picture");
  }

  setView(view: Viewport): void {
    this.view = view;
    this.settled.move();
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      if (this.settled.rest(this.view)) this.want("settled");
    }, REST);
    this.all();
  }

  setRegions(regions: Drawn[]): void {
    this.regions = regions;
    this.index = null;
    this.settled.forget();
    this.want("settled");
  }

  setUnder(under: Under | null): void {
    this.under = under ?? NOTHING_UNDER;
    this.settled.forget();
    this.want("settled");
  }

  setLive(live: Live): void {
    this.live = live;
    this.want("live");
  }

  /** The picture has changed: more of it arrived. */
  pictureChanged = (): void => this.want("picture");

  redraw(): void {
    this.settled.forget();
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
      this.index = new Flatbush(this.regions.length);
      for (const { shape } of this.regions) {
        const [l, t, r, b] = kindOf(shape).bounds(shape);
        this.index.add(l, t, r, b);
      }
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
    if (wanted.picture) {
      const g = this.start(this.canvases.picture);
      this.picture?.draw(g, sight(this.view, this.frame), this.view.scale * ratio());
    }
    if (wanted.settled && !this.paintSettled()) this.want("settled");
    if (wanted.live) this.paintLive();
    this.spent = performance.now() - started;
  };

  private start(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const g = canvas.getContext("2d")!;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    const k = this.view.scale * ratio();
    g.setTransform(k, 0, 0, k, this.view.x * ratio(), this.view.y * ratio());
    return g;
  }

  private paintSettled(): boolean {
    const selected = new Set(this.live.selected.map((s) => s.id));
    return this.settled.paint(this.canvases.settled, this.view, this.frame, ratio(), {
      fill: this.fill,
      labels: this.labels,
      within: (bounds) => this.within(bounds).filter((region) => !selected.has(region.id)),
      below: (g, pen) => this.picture && drawUnder(g, this.under, this.picture.size, pen),
    });
  }

  private paintLive(): void {
    const g = this.start(this.canvases.live);
    const { live, view } = this;
    const k = 1 / view.scale;
    const seen = sight(view, this.frame);
    const pen: Pen = { scale: view.scale, top: seen[1], fill: this.fill };
    for (const region of live.selected) drawRegion(g, region, pen, true);
    if (this.labels) for (const region of live.selected) writeLabel(g, region, pen);
    for (const link of live.links) arrow(g, link, k);
    if (live.draft) drawRegion(g, { id: "", label: "", ...live.draft }, pen, true);
    live.overlay?.(g, view.scale);
    for (const handle of live.handles) knob(g, handle, k, handle.id === live.active);
    if (live.snapped) ring(g, live.snapped, k);
    if (live.crosshair) cross(g, live.crosshair, seen, k);
  }
}

const ratio = () => window.devicePixelRatio || 1;
