/** What a kind of shape gives to the plane: its geometry, how it is drawn and changed by its handles, and its tools. */
import type { ComponentType } from "react";
import type { Command } from "@/editor/keys";
import type { Editing, RegionKind } from "@/editor/kind";
import type { Registry } from "@/editor/registry";
import type { Label, Point, RegionsQuestion, Shape } from "@/editor/schema";
import { extent, type Geometry } from "@/spaces/plane/geometry";

export type Skeleton = NonNullable<Label["skeleton"]>;

/** left, top, right, bottom. */
export type Bounds = readonly [number, number, number, number];

/** resize: an edge or corner. vertex: can be taken away. insert: makes a vertex when dragged. joint: a point with a name. */
export type Role = "resize" | "vertex" | "insert" | "rotate" | "joint";

export type Handle = {
  id: string;
  role: Role;
  x: number;
  y: number;
  cursor?: string;
  /** Drawn small, and giving way to others at the same place. */
  small?: boolean;
  title?: string;
};

export type HandleContext = {
  skeleton?: Skeleton;
  /** Whether the question lets shapes be rotated. */
  rotates: boolean;
  /** Screen pixels per pixel of the plane. */
  scale: number;
};

export type Look = {
  color: string;
  /** Screen pixels per pixel of the plane. */
  scale: number;
  selected: boolean;
  /** 0 to 1: how much of the area's colour is seen. */
  fill: number;
  dashed?: boolean;
  skeleton?: Skeleton;
};

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface PlaneKind<S extends Shape = Shape> extends RegionKind<S> {
  space: "plane";
  /** Bounds, area, hit, snapping, heat, merging and cutting follow from it. */
  geometry: (shape: S) => Geometry;
  /** A shape of this kind with that geometry, null when it cannot have it. Left out: the kind is never made of one. */
  from?: (geometry: Geometry, size: Point) => S | null;
  draw: (g: Context, shape: S, look: Look) => void;
  /** Left out: by its geometry. reach: in pixels of the plane. */
  hit?: (shape: S, at: Point, reach: number) => boolean;
  handles: (shape: S, context: HandleContext) => Handle[];
  /** The shape with a handle dragged to a place, and the handle that goes on from there. even: keep proportions (Shift). */
  drag: (shape: S, handle: Handle, to: Point, even: boolean) => { shape: S; handle: string };
  move: (shape: S, dx: number, dy: number) => S;
  /** Rotated by some degrees; kinds that cannot be have none. */
  rotate?: (shape: S, by: number) => S;
  /** The shape without one of its handles; null when nothing is left. */
  without?: (shape: S, handle: Handle) => S | null;
  tools: readonly ToolEntry[];
  /** Keys that only this kind has; they act on the selected region. */
  commands?: (selected: SelectedShape<S>) => Command[];
}

/** The selected region as a kind's own commands see it. */
export type SelectedShape<S extends Shape> = {
  shape: () => S | null;
  /** The handle that keys move; null: none. */
  handle: () => string | null;
  change: (shape: S, name: string) => void;
};

/** A kind of the plane; its extent follows from its geometry. */
export const defineShape = <S extends Shape>(kind: PlaneKind<S>): PlaneKind<S> => ({
  extent: (shape) => extent(kind.geometry(shape)),
  ...kind,
});

/** Whether a question lets shapes be rotated. */
export const mayRotate = ({ rotated }: RegionsQuestion): boolean => rotated ?? false;

export const planeKind = (registry: Registry, shape: Shape): PlaneKind => registry.kindOf(shape) as PlaneKind;

/** The kinds of the plane, in the order of the registry. */
export const planeKinds = (registry: Registry): PlaneKind[] =>
  [...registry.regions.values()].filter((kind): kind is PlaneKind => kind.space === "plane");

export type ToolEntry = {
  id: string;
  title: string;
  key: string;
  Icon: ComponentType<{ size?: number }>;
  /** Whether it is offered for a question that takes its kind. */
  offered?: (question: RegionsQuestion) => boolean;
  /** What the keys for smaller and larger change while it is at hand; left out: the brush. */
  sized?: "brush" | "tolerance";
  make: (host: ToolHost) => Tool;
};

/** A tool: a small state machine, fed pointer events in pixels of the plane. */
export type Tool = {
  cursor: string;
  /** What is being drawn, if anything. */
  draft: () => Shape | null;
  /** Drawn over everything, in screen pixels after the transform: brush rings, guides. */
  overlay?: (g: CanvasRenderingContext2D, scale: number) => void;
  down: (at: Point, press: Press) => void;
  move: (at: Point, press: Press) => void;
  up?: (at: Point, press: Press) => void;
  /** A second press at the same place soon after the first. */
  double?: (at: Point) => void;
  /** Its keys; they come before all others while it is at hand. */
  commands?: readonly ToolCommand[];
  /** What to do next, in words. */
  hint?: () => string | null;
  /** Give up what is being drawn; false when there was nothing. */
  cancel: () => boolean;
};

export type ToolCommand = { id: string; title: string; keys: string[]; when?: () => boolean; run: () => void };

export type Press = { shift: boolean; alt: boolean; mod: boolean; button: number; held: boolean };

/** A picture that the server has, so that it can look for pixels in it. */
export type ServedImage = { project: string; media: string; page: number; size: Point };

/** What a tool may ask of the stage. */
export type ToolHost = {
  /** Width and height of the plane. */
  size: () => Point;
  scale: () => number;
  /** The nearest place that snaps, else the point itself, kept inside the plane. */
  snap: (at: Point, press: Press) => Point;
  finish: (shape: Shape) => void;
  redraw: () => void;
  skeleton: () => Skeleton | undefined;
  color: () => string;
  editing: Editing;
  /** What is made next: the question and the label; null when none is active on this stage. */
  target: () => { question: RegionsQuestion; label: string } | null;
  page: () => number;
  /** Diameter of the brush in pixels of the plane; how much colours may differ, 0 to 255. */
  brush: () => number;
  tolerance: () => number;
  sight: () => Bounds;
  /** Null, with a notice, when the server does not have it. */
  image: () => ServedImage | null;
  notice: (text: string | null) => void;
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
