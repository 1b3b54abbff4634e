/**
 * The drawing of what nobody is changing, kept on a canvas larger than the frame.
 *
 * While one pans and zooms it is only moved and scaled. It is drawn anew when the view comes to rest or runs out of it,
 * a slice in each frame while the old one is still shown; what can be drawn in a moment is drawn in every frame.
 */
import type { Registry } from "@/editor/registry";
import type { Bounds } from "@/spaces/plane/kind";
import { type Drawn, drawRegion, type Pen, writeLabel } from "@/spaces/plane/scene";
import { type Size, sight, type Viewport } from "@/spaces/plane/viewport";

const ROOM = 0.25; // of the frame, on each side
const CHEAP = 5; // milliseconds: what is drawn faster than this is drawn anew in every frame
const SLICE = 5; // milliseconds of one frame that go into drawing anew
const DETAIL = 400; // regions in sight up to which labels are written, and areas filled while moving

/** What the layer asks for: regions in a rectangle, and what is drawn below them. */
type Scene = {
  registry: Registry;
  within: (bounds: Bounds) => Drawn[];
  below: (g: CanvasRenderingContext2D, pen: Pen) => void;
  fill: number;
  labels: boolean;
};

export class StaticLayer {
  private store = document.createElement("canvas");
  /** The next drawing in the making; it takes the store's place when it is whole. */
  private spare = document.createElement("canvas");
  private building: { view: Viewport; seen: Drawn[]; at: number; sketched: boolean; spent: number } | null = null;
  private base: Viewport | null = null;
  private cost = 0;
  private moving = false;
  /** Whether what is stored was drawn without areas and labels, to keep up with a move. */
  private sketched = false;
  /** Whether it has to be drawn anew, though it can be shown until then. */
  private stale = false;

  resize(frame: Size, ratio: number): void {
    for (const canvas of [this.store, this.spare]) {
      canvas.width = Math.round(frame[0] * (1 + 2 * ROOM) * ratio);
      canvas.height = Math.round(frame[1] * (1 + 2 * ROOM) * ratio);
    }
    this.forget();
  }

  /** What is stored shows something that is no longer so. */
  forget(): void {
    this.base = null;
    this.building = null;
  }

  move(): void {
    this.moving = true;
  }

  /** The view rests; true when it has to be drawn anew. */
  rest(view: Viewport): boolean {
    this.moving = false;
    if (this.base && same(this.base, view) && !this.sketched) return false;
    this.building = null;
    this.stale = true;
    return true;
  }

  /** Show the layer; false when there is more to be drawn in the next frame. */
  paint(target: HTMLCanvasElement, view: Viewport, frame: Size, ratio: number, scene: Scene): boolean {
    const { base } = this;
    let whole = true;
    if (!base || (!same(base, view) && this.cost < CHEAP)) {
      this.begin(view, frame, ratio, scene);
      this.build(Number.POSITIVE_INFINITY, scene);
    } else if (this.building || this.stale || (!same(base, view) && !covers(base, view, frame))) {
      if (!this.building) this.begin(view, frame, ratio, scene);
      whole = this.build(SLICE, scene);
    }
    const from = this.base!;
    const g = target.getContext("2d")!;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, target.width, target.height);
    const k = view.scale / from.scale;
    const [mx, my] = [frame[0] * ROOM, frame[1] * ROOM];
    g.setTransform(k, 0, 0, k, (view.x - (from.x + mx) * k) * ratio, (view.y - (from.y + my) * k) * ratio);
    g.drawImage(this.store, 0, 0);
    return whole;
  }

  private begin(view: Viewport, frame: Size, ratio: number, scene: Scene): void {
    const [mx, my] = [frame[0] * ROOM, frame[1] * ROOM];
    const g = this.spare.getContext("2d")!;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, this.spare.width, this.spare.height);
    g.setTransform(view.scale * ratio, 0, 0, view.scale * ratio, (view.x + mx) * ratio, (view.y + my) * ratio);
    const [l, t, r, b] = sight(view, frame);
    const [rx, ry] = [(r - l) * ROOM, (b - t) * ROOM];
    const seen = scene.within([l - rx, t - ry, r + rx, b + ry]);
    this.stale = false;
    this.building = { view, seen, at: 0, sketched: this.moving && seen.length > DETAIL, spent: 0 };
    scene.below(g, { registry: scene.registry, scale: view.scale, top: t, fill: scene.fill });
  }

  /** Draw on for some milliseconds; true when the drawing is whole and shown. */
  private build(milliseconds: number, scene: Scene): boolean {
    const { building } = this;
    if (!building) return true;
    const started = performance.now();
    const g = this.spare.getContext("2d")!;
    const { seen, view, sketched } = building;
    const { registry } = scene;
    const pen: Pen = { registry, scale: view.scale, top: -view.y / view.scale, fill: sketched ? 0 : scene.fill };
    while (building.at < seen.length) {
      drawRegion(g, seen[building.at++]!, pen);
      if (building.at % 32 === 0 && performance.now() - started > milliseconds) {
        building.spent += performance.now() - started;
        return false;
      }
    }
    if (scene.labels && seen.length <= DETAIL) for (const region of seen) writeLabel(g, region, pen);
    [this.store, this.spare] = [this.spare, this.store];
    this.base = view;
    this.sketched = sketched;
    this.building = null;
    this.cost = building.spent + performance.now() - started;
    return true;
  }
}

const same = (a: Viewport, b: Viewport) => a.scale === b.scale && a.x === b.x && a.y === b.y;

/** Whether a drawing made for one view still covers the frame in another, and is not too coarse. */
function covers(base: Viewport, view: Viewport, frame: Size): boolean {
  const k = view.scale / base.scale;
  if (k > 2.5 || k < 0.4) return false;
  const [mx, my] = [frame[0] * ROOM, frame[1] * ROOM];
  const [left, top] = [view.x - (base.x + mx) * k, view.y - (base.y + my) * k];
  const [w, h] = [frame[0] * (1 + 2 * ROOM) * k, frame[1] * (1 + 2 * ROOM) * k];
  return left <= 0 && top <= 0 && left + w >= frame[0] && top + h >= frame[1];
}
