/** Which mask the painting tools change, and how the others of a layer give way. */

import { findRegion } from "@/editor/regions";
import { type Point, type Region, type RegionsQuestion, regionsOf } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { bitsOf, type MaskShape, maskOf } from "@/kinds/mask/shape";
import { type Bits, combined, EMPTY, enclosed } from "@/spaces/plane/bits";
import type { ToolHost } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

type Mask = Region<MaskShape>;

function masksOf(session: EditorSession, question: RegionsQuestion, page: number): Mask[] {
  return regionsOf(session.get().answers, question.name).filter(
    (r): r is Mask => r.shape.type === "mask" && (r.page ?? 0) === page,
  );
}

/** The mask that is painted into: the selected one of the active label, or a semantic layer's only one; else none yet. */
function targetOf(session: EditorSession, question: RegionsQuestion, label: string, page: number): Mask | null {
  const masks = masksOf(session, question, page).filter((m) => !session.get().locked.has(m.id));
  const mine = masks.find((m) => m.id === session.get().selected && m.label === label);
  if (mine) return mine;
  return question.layer === "semantic" ? (masks.find((m) => m.label === label) ?? null) : null;
}

/** Give pixels to the mask at hand (a new one when there is none), or take them from it. */
export function paint(host: ToolHost, bits: Bits, set: boolean): void {
  const to = host.target();
  if (to) paintMask(host, to.question, to.label, bits, set);
}

function paintMask(host: ToolHost, question: RegionsQuestion, label: string, bits: Bits, set: boolean): void {
  const { session } = host.editing;
  const [page, size] = [host.page(), host.size()];
  const masks = masksOf(session, question, page);
  const { locked } = session.get();
  const target = targetOf(session, question, label, page);
  if (!set && !target) {
    erase(
      session,
      question,
      masks.filter((m) => !locked.has(m.id)),
      size,
      bits,
    );
    return;
  }
  const others = question.layer
    ? masks.filter((m) => m !== target).map((m) => ({ id: m.id, bits: bitsOf(m.shape), locked: locked.has(m.id) }))
    : [];
  const after = repainted(target ? bitsOf(target.shape) : EMPTY, bits, set, size, others);
  if (!after.target && !target) return;
  const id = target?.id ?? freshId("r");
  session.run(
    set ? `paint ${label}` : "erase",
    (draft) => {
      draft[question.name] ??= [];
      const list = draft[question.name] as Region[];
      const shapes = new Map<string, MaskShape | null>(after.others);
      if (target) shapes.set(target.id, after.target);
      for (const region of list) if (shapes.get(region.id)) region.shape = shapes.get(region.id)!;
      const kept = list.filter((r) => shapes.get(r.id) !== null);
      if (!target && after.target)
        kept.push({ id, label: label, shape: after.target, attributes: {}, ...(page ? { page } : {}) });
      draft[question.name] = kept;
    },
    after.target ? id : null,
  );
}

/** Take pixels from every mask that has them. */
function erase(session: EditorSession, question: RegionsQuestion, masks: Mask[], size: Point, bits: Bits): void {
  const shapes = new Map(masks.map((m) => [m.id, maskOf(combined(bitsOf(m.shape), bits, false), size)]));
  const before = new Map(masks.map((m) => [m.id, m.shape.counts]));
  if ([...shapes].every(([id, s]) => s?.counts === before.get(id))) return;
  session.run("erase", (draft) => {
    const list = draft[question.name] as Region[];
    for (const region of list) if (shapes.get(region.id)) region.shape = shapes.get(region.id)!;
    draft[question.name] = list.filter((r) => shapes.get(r.id) !== null);
  });
}

/** Fill the hole of the mask at hand that lies at a place. */
export function fillHole(host: ToolHost, at: Point): void {
  const to = host.target();
  if (!to) return;
  const { session, schema } = host.editing;
  const selected = findRegion(schema, session.get().answers, session.get().selected)?.region.id;
  const target =
    targetOf(session, to.question, to.label, host.page()) ??
    masksOf(session, to.question, host.page()).find((m) => m.id === selected);
  const hole = target && enclosed(bitsOf(target.shape), Math.floor(at[0]), Math.floor(at[1]));
  if (!target) host.notice(t.kinds.fillHoleNoMask);
  else if (!hole) host.notice(t.kinds.fillHoleNothing);
  else {
    host.notice(null);
    paintMask(host, to.question, target.label, hole, true);
  }
}

/** The masks after one got pixels (or lost them), the others giving way to it: `null` where nothing is left. */
export function repainted(
  target: Bits,
  change: Bits,
  set: boolean,
  size: Point,
  others: { id: string; bits: Bits; locked: boolean }[],
): { target: MaskShape | null; others: Map<string, MaskShape | null> } {
  let paint = change;
  const changed = new Map<string, MaskShape | null>();
  if (set)
    for (const other of others) {
      if (!overlap(other.bits, paint)) continue;
      if (other.locked) paint = combined(paint, other.bits, false);
      else changed.set(other.id, maskOf(combined(other.bits, paint, false), size));
    }
  return { target: maskOf(combined(target, paint, set), size), others: changed };
}

function overlap(a: Bits, b: Bits): boolean {
  const [x0, x1] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  for (let y = Math.max(a.y, b.y); y < Math.min(a.y + a.height, b.y + b.height); y++)
    for (let x = x0; x < x1; x++)
      if (a.data[(y - a.y) * a.width + x - a.x] && b.data[(y - b.y) * b.width + x - b.x]) return true;
  return false;
}
