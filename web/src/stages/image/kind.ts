/** What a kind of shape gives to the image stage: how it is drawn, hit, changed by its handles, and said in words. */
import type { PictureShape, Point, Skeleton } from "@/editor/schema";

/** left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];

export type Handle = {
  id: string;
  x: number;
  y: number;
  cursor?: string;
  /** Drawn small: makes a new vertex when dragged. */
  minor?: boolean;
  title?: string;
};

export type Look = {
  color: string;
  /** Screen pixels per picture pixel. */
  scale: number;
  selected: boolean;
  /** 0 to 1: how much of the area's colour is seen. */
  fill: number;
  dashed?: boolean;
  skeleton?: Skeleton;
};

export type ShapeKind<S extends PictureShape = PictureShape> = {
  type: S["type"];
  title: string;
  bounds: (shape: S) => Bounds;
  draw: (g: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, shape: S, look: Look) => void;
  /** Whether a point touches the shape, within `reach` picture pixels. */
  hit: (shape: S, at: Point, reach: number) => boolean;
  handles: (shape: S, skeleton?: Skeleton) => Handle[];
  /** The shape with a handle dragged to a place. even: keep proportions (Shift). */
  drag: (shape: S, handle: string, to: Point, even: boolean) => S;
  move: (shape: S, dx: number, dy: number) => S;
  /** Points that others snap to. */
  vertices: (shape: S) => Point[];
  /** The shape without one of its handles; null when nothing is left. Kinds without vertices have none. */
  without?: (shape: S, handle: string) => S | null;
  summary: (shape: S) => string;
  area: (shape: S) => number;
};

/** A tool: a small state machine, fed pointer and key events in picture pixels. */
export type Tool = {
  cursor: string;
  /** What is being drawn, if anything. */
  draft: () => PictureShape | null;
  /** Drawn over everything, in screen pixels after the transform: brush rings, guides. */
  overlay?: (g: CanvasRenderingContext2D, scale: number) => void;
  down: (at: Point, press: Press) => void;
  move: (at: Point, press: Press) => void;
  up?: (at: Point, press: Press) => void;
  /** A second press at the same place soon after the first. */
  double?: (at: Point) => void;
  /** A key, by its combination; true when it meant something. */
  key?: (name: string, at: Point) => boolean;
  /** What to do next, in words. */
  hint?: () => string | null;
  /** Give up what is being drawn; false when there was nothing. */
  cancel: () => boolean;
};

export type Press = { shift: boolean; alt: boolean; mod: boolean; button: number; held: boolean };

/** What a tool may ask of the stage. */
export type ToolHost = {
  /** Width and height of the picture. */
  size: () => Point;
  scale: () => number;
  /** The nearest place that snaps, else the point itself, kept inside the picture. */
  snap: (at: Point, press: Press) => Point;
  finish: (shape: PictureShape) => void;
  redraw: () => void;
  skeleton: () => Skeleton | undefined;
};

export type ToolFactory = (host: ToolHost) => Tool;

export const clampTo = ([x, y]: Point, [width, height]: Point): Point => [
  Math.max(0, Math.min(width, x)),
  Math.max(0, Math.min(height, y)),
];

/** Hundredths of a pixel: finer than anybody draws, short enough to store and read. */
export const round = (n: number) => Math.round(n * 100) / 100;
export const roundPoint = ([x, y]: Point): Point => [round(x), round(y)];

export const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The point of a line from a to b that is nearest, and how far along it lies (0 to 1). */
export function nearestOn(a: Point, b: Point, at: Point): { point: Point; along: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length)) : 0;
  return { point: [a[0] + along * dx, a[1] + along * dy], along };
}

export function boundsOf(points: Iterable<readonly number[]>): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of points) {
    const [x, y] = p as [number, number];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/** Whether a point lies inside a ring (even–odd rule). */
export function inRing(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Whether a point lies within reach of a path through points. */
export function nearPath(points: readonly Point[], closed: boolean, at: Point, reach: number): boolean {
  const last = closed ? points.length : points.length - 1;
  for (let i = 0; i < last; i++)
    if (distance(nearestOn(points[i]!, points[(i + 1) % points.length]!, at).point, at) <= reach) return true;
  return points.length === 1 && distance(points[0]!, at) <= reach;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function tracePath(g: Context, points: readonly (readonly number[])[], closed: boolean): void {
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[i] as [number, number];
    if (i) g.lineTo(x, y);
    else g.moveTo(x, y);
  }
  if (closed) g.closePath();
}

/** Stroke what was traced so that it can be told from any ground: a dark line under the coloured one. */
export function strokeLook(g: Context, look: Look): void {
  const width = (look.selected ? 2.5 : 1.75) / look.scale;
  g.setLineDash(look.dashed ? [6 / look.scale, 4 / look.scale] : []);
  g.lineJoin = look.selected ? "round" : "bevel";
  if (look.selected) {
    g.strokeStyle = "rgba(255,255,255,0.9)";
    g.lineWidth = width + 2 / look.scale;
    g.stroke();
  }
  g.strokeStyle = look.color;
  g.lineWidth = width;
  g.stroke();
}

export function fillLook(g: Context, look: Look, rule: CanvasFillRule = "evenodd"): void {
  if (look.fill <= 0) return;
  g.globalAlpha *= look.selected ? Math.min(1, look.fill * 1.4) : look.fill;
  g.fillStyle = look.color;
  g.fill(rule);
  g.globalAlpha /= look.selected ? Math.min(1, look.fill * 1.4) : look.fill;
}
