/** Commands over shapes by their geometry: joined, cut, simplified, turned into another kind. Each is one step of the history. */

import polygonClipping, { type MultiPolygon, type Polygon as Rings } from "polygon-clipping";
import { findRegion } from "@/editor/regions";
import type { BoundSchema, Registry } from "@/editor/registry";
import { type Point, type Region, type RegionsQuestion, regionsOf, type Shape } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { relabel } from "@/editor/verbs/relabel";
import { type Bits, combined, rasterized } from "@/spaces/plane/bits";
import { type Geometry, geometryOf, ringArea } from "@/spaces/plane/geometry";
import { type PlaneKind, planeKinds, roundPoint } from "@/spaces/plane/kind";
import { outlined } from "@/spaces/plane/outline";
import { simplified } from "@/spaces/plane/pathTool";
import type { Size } from "@/spaces/plane/viewport";
import { t } from "@/texts/texts";

const toRings = (rings: Point[][]): Rings => rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y]));

/** The areas of a clipping result, the largest first; slivers are left out. */
function areas(found: MultiPolygon): Geometry[] {
  return found
    .map((parts) => parts.map((ring) => ring.slice(0, -1).map(([x, y]) => roundPoint([x, y]))))
    .filter(([outer]) => outer && outer.length >= 3 && Math.abs(ringArea(outer)) >= 0.5)
    .sort((a, b) => Math.abs(ringArea(b[0]!)) - Math.abs(ringArea(a[0]!)))
    .map((rings) => ({ type: "area", rings }));
}

/** The kind, among those that a question takes, that can be made of a geometry of this type. */
function makerOf(registry: Registry, question: RegionsQuestion, type: Geometry["type"]): PlaneKind | undefined {
  const probe: Geometry =
    type === "pixels"
      ? { type, bits: { x: 0, y: 0, width: 1, height: 1, data: new Uint8Array([1]) } }
      : {
          type: "area",
          rings: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
            ],
          ],
        };
  return planeKinds(registry).find((kind) => question.shapes?.includes(kind.type) && kind.from?.(probe, [1, 1]));
}

function shapesOf(kind: PlaneKind, geometries: Geometry[], size: Size): Shape[] {
  return geometries.flatMap((geometry) => kind.from?.(geometry, size) ?? []);
}

/** Whether a question takes a kind that areas can be cut out of and joined into. */
export const takesAreas = (registry: Registry, question: RegionsQuestion): boolean =>
  makerOf(registry, question, "area") !== undefined;

/** A shape without what others cover, so that they share the border exactly; null when nothing is left. */
export function trimmed(registry: Registry, shape: Shape, others: Shape[], size: Size): Shape | null {
  const geometry = geometryOf(registry, shape);
  const kind = planeKinds(registry).find((k) => k.type === shape.type);
  if (geometry.type !== "area" || !kind?.from) return shape;
  const cut = others.flatMap((o) => {
    const other = geometryOf(registry, o);
    return other.type === "area" ? [toRings(other.rings)] : [];
  });
  if (cut.length === 0) return shape;
  return shapesOf(kind, areas(polygonClipping.difference(toRings(geometry.rings), ...cut)), size)[0] ?? null;
}

type Found = { question: RegionsQuestion; region: Region; geometry: Geometry };

function chosen(session: EditorSession, schema: BoundSchema): Found[] {
  return session.selection().flatMap((id) => {
    const found = findRegion(schema, session.get().answers, id);
    if (!found || session.get().locked.has(id)) return [];
    if (schema.registry.kindOf(found.region.shape).space !== "plane") return [];
    const geometry = geometryOf(schema.registry, found.region.shape);
    return [{ question: schema.regionsQuestion(found.question)!, region: found.region, geometry }];
  });
}

/** Put shapes in a region's place: the first takes its id, further ones become its group. No shape deletes it. */
function replace(
  session: EditorSession,
  name: string,
  { question, region }: Found,
  shapes: Shape[],
  gone: string[] = [],
) {
  const group = shapes.length > 1 ? (region.group ?? freshId("g")) : region.group;
  session.run(
    name,
    (draft) => {
      const list = draft[question.name] as Region[];
      const at = list.findIndex((r) => r.id === region.id);
      const made = shapes.map(
        (shape, i): Region => ({
          ...structuredClone(region),
          id: i ? freshId("r") : region.id,
          shape,
          ...(group ? { group } : {}),
        }),
      );
      list.splice(at, 1, ...made);
      draft[question.name] = list.filter((r) => !gone.includes(r.id));
    },
    shapes.length ? region.id : null,
  );
}

/** Join the selected regions into the first: areas into an area, pixels into pixels. Gives what stands against it. */
export function merge(session: EditorSession, schema: BoundSchema, size: Size): string | null {
  const found = chosen(session, schema);
  const [first, ...rest] = found;
  if (!first || rest.length === 0) return t.space.mergeNothing;
  if (rest.some((f) => f.question !== first.question)) return t.space.mergeQuestions;
  const gone = rest.map((f) => f.region.id);
  const pixels = found.flatMap(({ geometry }) => (geometry.type === "pixels" ? [geometry.bits] : []));
  if (pixels.length === found.length) {
    const bits = pixels.reduce((sum: Bits, each) => combined(sum, each, true));
    const kind = planeKinds(schema.registry).find((k) => k.type === first.region.shape.type)!;
    replace(session, "merge", first, shapesOf(kind, [{ type: "pixels", bits }], size), gone);
    return null;
  }
  const outlines = found.flatMap(({ geometry }) => (geometry.type === "area" ? [toRings(geometry.rings)] : []));
  if (outlines.length < found.length) return t.space.mergeOnlyAreas;
  const kind = makerOf(schema.registry, first.question, "area");
  if (!kind) return t.space.mergeNeedsPolygon;
  const [one, ...others] = outlines;
  replace(session, "merge", first, shapesOf(kind, areas(polygonClipping.union(one!, ...others)), size), gone);
  return null;
}

/** Give a region another label; in a semantic layer, which has one mask a label, it joins the one that is there. */
export function relabeledInLayer(
  session: EditorSession,
  schema: BoundSchema,
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
export function cut(session: EditorSession, schema: BoundSchema, area: Point[], size: Size): string | null {
  const [first] = chosen(session, schema);
  if (!first) return t.space.cutNothing;
  const { geometry } = first;
  if (geometry.type === "pixels") {
    const kind = planeKinds(schema.registry).find((k) => k.type === first.region.shape.type)!;
    const bits = combined(geometry.bits, rasterized([area], size), false);
    replace(session, "cut", first, shapesOf(kind, [{ type: "pixels", bits }], size));
    return null;
  }
  if (geometry.type !== "area") return t.space.cutOnlyAreas;
  const kind = makerOf(schema.registry, first.question, "area");
  if (!kind) return t.space.cutNeedsPolygon;
  const left = areas(polygonClipping.difference(toRings(geometry.rings), toRings([area])));
  replace(session, "cut", first, shapesOf(kind, left, size));
  return null;
}

/** Leave out vertices that stray less than `tolerance` pixels of the plane from the line. */
export function simplify(session: EditorSession, schema: BoundSchema, tolerance: number, size: Size): string | null {
  const [first] = chosen(session, schema);
  const geometry = first?.geometry;
  const kind = first && planeKinds(schema.registry).find((k) => k.type === first.region.shape.type);
  if (!first || !kind?.from || (geometry?.type !== "area" && geometry?.type !== "path")) return t.space.simplifyNothing;
  const fewer: Geometry =
    geometry.type === "path"
      ? { type: "path", points: simplified(geometry.points, tolerance) }
      : { type: "area", rings: geometry.rings.map((ring) => fewerPoints(ring, tolerance)) };
  replace(session, "simplify", first, shapesOf(kind, [fewer], size));
  return null;
}

function fewerPoints(ring: Point[], tolerance: number): Point[] {
  const kept = simplified([...ring, ring[0]!], tolerance).slice(0, -1);
  return kept.length >= 3 ? kept : ring;
}

/** An area becomes the mask of its pixels; a mask becomes the polygons around it. */
export function convert(session: EditorSession, schema: BoundSchema, size: Size): string | null {
  const [first] = chosen(session, schema);
  if (!first) return t.space.convertNothing;
  const { geometry, question } = first;
  if (geometry.type === "pixels") {
    const kind = makerOf(schema.registry, question, "area");
    if (!kind) return t.space.takesNoPolygons;
    const rings = outlined(geometry.bits).map((each): Geometry => ({ type: "area", rings: each }));
    replace(session, "to polygon", first, shapesOf(kind, rings, size));
    return null;
  }
  if (geometry.type !== "area") return t.space.maskOnlyAreas;
  const kind = makerOf(schema.registry, question, "pixels");
  if (!kind) return t.space.takesNoMasks;
  const [whole] = shapesOf(kind, [{ type: "pixels", bits: rasterized(geometry.rings, size) }], size);
  if (!whole) return t.space.noWholePixel;
  replace(session, "to mask", first, [whole]);
  return null;
}
