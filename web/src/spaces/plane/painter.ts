/**
 * Draws a plane on three canvases: the backdrop, what stays, and what is being changed (decision 0007 has the
 * figures). Nothing is drawn but in an animation frame, and only the layers that changed.
 */
import Flatbush from "flatbush";
import type { Registry } from "@/editor/registry";
import type { Backdrop } from "@/spaces/plane/backdrop";
import { boundsOfShape } from "@/spaces/plane/geometry";
import { arrow, cross, drawHandle, ring } from "@/spaces/plane/glyphs";
import type { Bounds } from "@/spaces/plane/kind";
import {
  type Drawn,
  drawOverlay,
  drawRegion,
  type Live,
  NO_OVERLAY,
  NOTHING_LIVE,
  type OverlayScene,
  type Pen,
  writeLabel,
} from "@/spaces/plane/scene";
import { StaticLayer } from "@/spaces/plane/staticLayer";
import { type Size, sight, type Viewport } from "@/spaces/plane/viewport";

const REST = 90; // milliseconds without a move, after which the view is at rest

type Canvases = { backdrop: HTMLCanvasElement; still: HTMLCanvasElement; live: HTMLCanvasElement };

export class Painter {
  view: Viewport = { scale: 1, x: 0, y: 0 };
  frame: Size = [1, 1];
  fill = 0.22;
  labels = true;
  /** Milliseconds that our own drawing took in the last frame, for the benchmark. */
  spent = 0;
  private backdrop: Backdrop | null = null;
  private regions: Drawn[] = [];
  private index: Flatbush | null = null;
  private live: Live = NOTHING_LIVE;
  private overlay: OverlayScene = NO_OVERLAY;
  private still = new StaticLayer();
  private wanted = { backdrop: false, still: false, live: false };
  private request = 0;
  private rest = 0;

  constructor(
    readonly registry: Registry,
    private canvases: Canvases,
  ) {}

  resize(frame: Size): void {
    this.frame = frame;
    for (const canvas of Object.values(this.canvases)) {
      canvas.width = Math.round(frame[0] * ratio());
      canvas.height = Math.round(frame[1] * ratio());
    }
    this.still.resize(frame, ratio());
    this.all();
  }

  setBackdrop(backdrop: Backdrop | null): void {
    this.backdrop = backdrop;
    this.want("backdrop");
  }

  setView(view: Viewport): void {
    this.view = view;
    this.still.move();
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      if (this.still.rest(this.view)) this.want("still");
    }, REST);
    this.all();
  }

  setRegions(regions: Drawn[]): void {
    this.regions = regions;
    this.index = null;
    this.still.forget();
    this.want("still");
  }

  setOverlay(overlay: OverlayScene | null): void {
    this.overlay = overlay ?? NO_OVERLAY;
    this.still.forget();
    this.want("still");
  }

  setLive(live: Live): void {
    this.live = live;
    this.want("live");
  }

  /** The backdrop has changed: more of it arrived. */
  backdropChanged = (): void => this.want("backdrop");

  redraw(): void {
    this.still.forget();
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
        const [l, t, r, b] = boundsOfShape(this.registry, shape);
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
    this.want("backdrop");
    this.want("still");
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
    this.wanted = { backdrop: false, still: false, live: false };
    if (wanted.backdrop) {
      const g = this.start(this.canvases.backdrop);
      this.backdrop?.draw(g, sight(this.view, this.frame), this.view.scale * ratio());
    }
    if (wanted.still && !this.paintStill()) this.want("still");
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

  private paintStill(): boolean {
    const selected = new Set(this.live.selected.map((s) => s.id));
    return this.still.paint(this.canvases.still, this.view, this.frame, ratio(), {
      registry: this.registry,
      fill: this.fill,
      labels: this.labels,
      within: (bounds) => this.within(bounds).filter((region) => !selected.has(region.id)),
      below: (g, pen) => this.backdrop && drawOverlay(g, this.overlay, this.backdrop.size, pen),
    });
  }

  private paintLive(): void {
    const g = this.start(this.canvases.live);
    const { live, view } = this;
    const k = 1 / view.scale;
    const seen = sight(view, this.frame);
    const pen: Pen = { registry: this.registry, scale: view.scale, top: seen[1], fill: this.fill };
    for (const region of live.selected) drawRegion(g, region, pen, true);
    if (this.labels) for (const region of live.selected) writeLabel(g, region, pen);
    for (const link of live.links) arrow(g, link, k);
    if (live.draft) drawRegion(g, { id: "", label: "", ...live.draft }, pen, true);
    live.overlay?.(g, view.scale);
    for (const handle of live.handles) drawHandle(g, handle, k, handle.id === live.active);
    if (live.snapped) ring(g, live.snapped, k);
    if (live.crosshair) cross(g, live.crosshair, seen, k);
  }
}

const ratio = () => window.devicePixelRatio || 1;
