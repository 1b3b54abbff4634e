/** Commands over shapes: joined, cut, simplified, turned into another kind. Each is one step of the history. */
import polygonClipping, { type MultiPolygon, type Polygon as Rings } from "polygon-clipping";
import { findRegion, relabel } from "@/editor/regions";
import {
  type PictureShape,
  type Point,
  type PolygonShape,
  type Region,
  type RegionsQuestion,
  regionsOf,
  type Schema,
} from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { corners } from "@/kinds/box/box";
import { type Bits, combined, encode, rasterized } from "@/kinds/mask/bits";
import { bitsOf } from "@/kinds/mask/mask";
import { outlined } from "@/kinds/mask/outline";
import { simplified } from "@/kinds/polygon/pathTool";
import { ringArea, rings } from "@/kinds/polygon/polygon";
import type { PictureRegion } from "@/stages/image/drawn";
import { roundPoint } from "@/stages/image/kind";
import type { Size } from "@/stages/image/viewport";

const STEPS = 72;

/** The rings of a shape that has an area and an outline; null for others. */
export function outlineOf(shape: PictureShape): Point[][] | null {
  if (shape.type === "polygon") return rings(shape);
  if (shape.type === "box") return [corners(shape)];
  if (shape.type !== "ellipse") return null;
  const a = ((shape.angle ?? 0) * Math.PI) / 180;
  const ring = Array.from({ length: STEPS }, (_, i): Point => {
    const t = (2 * Math.PI * i) / STEPS;
    const [x, y] = [shape.rx * Math.cos(t), shape.ry * Math.sin(t)];
    return [shape.cx + x * Math.cos(a) - y * Math.sin(a), shape.cy + x * Math.sin(a) + y * Math.cos(a)];
  });
  return [ring];
}

const toRings = (outline: Point[][]): Rings => outline.map((ring) => ring.map(([x, y]): [number, number] => [x, y]));

/** The polygons of a clipping result, the largest first; slivers are left out. */
function polygons(found: MultiPolygon): PolygonShape[] {
  return found
    .map((parts) => parts.map((ring) => ring.slice(0, -1).map(([x, y]) => roundPoint([x, y]))))
    .filter(([outer]) => outer && outer.length >= 3 && Math.abs(ringArea(outer)) >= 0.5)
    .sort((a, b) => Math.abs(ringArea(b[0]!)) - Math.abs(ringArea(a[0]!)))
    .map(([points, ...holes]) =>
      holes.length ? { type: "polygon", points: points!, holes } : { type: "polygon", points: points! },
    );
}

/** A polygon without what others cover, so that they share the border exactly; null when nothing is left. */
export function trimmed(shape: PolygonShape, others: PictureShape[]): PolygonShape | null {
  const cut = others.flatMap((o) => {
    const outline = outlineOf(o);
    return outline ? [toRings(outline)] : [];
  });
  if (cut.length === 0) return shape;
  return polygons(polygonClipping.difference(toRings(rings(shape)), ...cut))[0] ?? null;
}

type Found = { question: string; region: PictureRegion };

function chosen(session: EditorSession, schema: Schema): Found[] {
  return session.selection().flatMap((id) => {
    const found = findRegion(schema, session.get().answers, id);
    return found && found.region.shape.type !== "span" && !session.get().locked.has(id) ? [found as Found] : [];
  });
}

const asked = (schema: Schema, name: string) => schema.questions.find((q) => q.name === name) as RegionsQuestion;

/** Put shapes in a region's place: the first takes its id, further ones become its group. No shape deletes it. */
function replace(
  session: EditorSession,
  name: string,
  { question, region }: Found,
  shapes: PictureShape[],
  gone: string[] = [],
) {
  const group = shapes.length > 1 ? (region.group ?? freshId("g")) : region.group;
  session.run(
    name,
    (draft) => {
      const list = draft[question] as Region[];
      const at = list.findIndex((r) => r.id === region.id);
      const made = shapes.map(
        (shape, i): Region => ({
          ...structuredClone(region as Region),
          id: i ? freshId("r") : region.id,
          shape,
          ...(group ? { group } : {}),
        }),
      );
      list.splice(at, 1, ...made);
      draft[question] = list.filter((r) => !gone.includes(r.id));
    },
    shapes.length ? region.id : null,
  );
}

/** Join the selected regions into the first: outlines into a polygon, masks into a mask. Gives what stands against it. */
export function merge(session: EditorSession, schema: Schema, size: Size): string | null {
  const found = chosen(session, schema);
  const [first, ...rest] = found;
  if (!first || rest.length === 0) return "Select at least two regions (Shift+click) to merge them.";
  if (rest.some((f) => f.question !== first.question)) return "Regions of different questions cannot be merged.";
  const gone = rest.map((f) => f.region.id);
  if (found.every((f) => f.region.shape.type === "mask")) {
    let bits: Bits = bitsOf(first.region.shape as never);
    for (const { region } of rest) bits = combined(bits, bitsOf(region.shape as never), true);
    const whole = encode(bits, size);
    if (whole) replace(session, "merge", first, [whole], gone);
    return null;
  }
  const outlines = found.map((f) => outlineOf(f.region.shape));
  if (!outlines.every((o) => o !== null)) return "Only areas can be merged: boxes, polygons and ellipses, or masks.";
  if (!asked(schema, first.question).shapes?.includes("polygon"))
    return "The merged area would be a polygon, which this question does not take.";
  const [one, ...others] = outlines.map((o) => toRings(o!));
  replace(session, "merge", first, polygons(polygonClipping.union(one!, ...others)), gone);
  return null;
}

/** Give a region another label; in a semantic layer, which has one mask a label, it joins the one that is there. */
export function relabelled(
  session: EditorSession,
  schema: Schema,
  question: RegionsQuestion,
  id: string,
  label: string,
  size: Size,
): void {
  const list = regionsOf(session.get().answers, question.name);
  const region = list.find((r) => r.id === id);
  const there = list.find((r) => r.label === label && r.id !== id && (r.page ?? 0) === (region?.page ?? 0));
  if (question.layer !== "semantic" || !there || session.get().locked.has(there.id)) {
    if (question.layer !== "semantic" || !there) relabel(session, schema, id, label);
    return;
  }
  session.select(there.id);
  session.selectAlso(id);
  merge(session, schema, size);
}

/** Take an area out of the selected region: a hole, a bite, or two pieces. */
export function cut(session: EditorSession, schema: Schema, area: Point[], size: Size): string | null {
  const [first] = chosen(session, schema);
  if (!first) return "Select the region to cut first.";
  const { shape } = first.region;
  if (shape.type === "mask") {
    const left = encode(combined(bitsOf(shape), rasterized([area], size), false), size);
    replace(session, "cut", first, left ? [left] : []);
    return null;
  }
  const outline = outlineOf(shape);
  if (!outline) return "Only areas can be cut.";
  if (!asked(schema, first.question).shapes?.includes("polygon"))
    return "What is left would be a polygon, which this question does not take.";
  replace(session, "cut", first, polygons(polygonClipping.difference(toRings(outline), toRings([area]))));
  return null;
}

/** Leave out vertices that stray less than `tolerance` picture pixels from the line. */
export function simplify(session: EditorSession, schema: Schema, tolerance: number): string | null {
  const [first] = chosen(session, schema);
  const shape = first?.region.shape;
  if (!first || (shape?.type !== "polygon" && shape?.type !== "polyline"))
    return "Select a polygon or a line to simplify it.";
  if (shape.type === "polyline") {
    replace(session, "simplify", first, [{ ...shape, points: simplified(shape.points, tolerance) }]);
    return null;
  }
  const [outer, ...holes] = rings(shape).map((ring) => {
    const fewer = simplified([...ring, ring[0]!], tolerance).slice(0, -1);
    return fewer.length >= 3 ? fewer : ring;
  });
  replace(session, "simplify", first, [{ ...shape, points: outer!, ...(holes.length ? { holes } : {}) }]);
  return null;
}

/** An outline becomes the mask of its pixels; a mask becomes the polygons around it. */
export function convert(session: EditorSession, schema: Schema, size: Size): string | null {
  const [first] = chosen(session, schema);
  if (!first) return "Select a region to turn it into a mask or a polygon.";
  const { shape } = first.region;
  const takes = asked(schema, first.question).shapes ?? [];
  if (shape.type === "mask") {
    if (!takes.includes("polygon")) return "This question does not take polygons.";
    replace(session, "to polygon", first, outlined(bitsOf(shape)));
    return null;
  }
  const outline = outlineOf(shape);
  if (!outline) return "Only areas can become masks.";
  if (!takes.includes("mask")) return "This question does not take masks.";
  const whole = encode(rasterized(outline, size), size);
  if (!whole) return "The area holds no whole pixel.";
  replace(session, "to mask", first, [whole]);
  return null;
}
