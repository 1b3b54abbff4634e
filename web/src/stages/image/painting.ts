/** Which mask the painting tools change, and how the others of a layer give way. */
import { findRegion } from "@/editor/regions";
import type { MaskShape, Point, Region, RegionsQuestion, Schema } from "@/editor/schema";
import { type Armed, type EditorSession, freshId } from "@/editor/session";
import { type Bits, combined, EMPTY, enclosed, encode } from "@/kinds/mask/bits";
import { repainted } from "@/kinds/mask/brush";
import { bitsOf } from "@/kinds/mask/mask";
import { onPage } from "@/stages/image/drawn";

type Mask = Region<MaskShape>;

function masksOf(session: EditorSession, question: RegionsQuestion, page: number): Mask[] {
  return onPage(session.get().answers, question.name, page).filter((r): r is Mask => r.shape.type === "mask");
}

/** The mask that is painted into: the selected one of the armed label, or a semantic layer's only one; else none yet. */
export function targetOf(session: EditorSession, question: RegionsQuestion, armed: Armed, page: number): Mask | null {
  const masks = masksOf(session, question, page).filter((m) => !session.get().locked.has(m.id));
  const mine = masks.find((m) => m.id === session.get().selected && m.label === armed.label);
  if (mine) return mine;
  return question.layer === "semantic" ? (masks.find((m) => m.label === armed.label) ?? null) : null;
}

export function paint(
  session: EditorSession,
  question: RegionsQuestion,
  armed: Armed,
  page: number,
  size: Point,
  bits: Bits,
  set: boolean,
): void {
  const masks = masksOf(session, question, page);
  const { locked } = session.get();
  const target = targetOf(session, question, armed, page);
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
    set ? `paint ${armed.label}` : "erase",
    (draft) => {
      draft[question.name] ??= [];
      const list = draft[question.name] as Region[];
      const shapes = new Map<string, MaskShape | null>(after.others);
      if (target) shapes.set(target.id, after.target);
      for (const region of list) if (shapes.get(region.id)) region.shape = shapes.get(region.id)!;
      const kept = list.filter((r) => shapes.get(r.id) !== null);
      if (!target && after.target)
        kept.push({ id, label: armed.label, shape: after.target, attributes: {}, ...(page ? { page } : {}) });
      draft[question.name] = kept;
    },
    after.target ? id : null,
  );
}

/** Take pixels from every mask that has them. */
function erase(session: EditorSession, question: RegionsQuestion, masks: Mask[], size: Point, bits: Bits): void {
  const shapes = new Map(masks.map((m) => [m.id, encode(combined(bitsOf(m.shape), bits, false), size)]));
  const before = new Map(masks.map((m) => [m.id, m.shape.counts]));
  if ([...shapes].every(([id, s]) => s?.counts === before.get(id))) return;
  session.run("erase", (draft) => {
    const list = draft[question.name] as Region[];
    for (const region of list) if (shapes.get(region.id)) region.shape = shapes.get(region.id)!;
    draft[question.name] = list.filter((r) => shapes.get(r.id) !== null);
  });
}

/** Fill the hole of the mask at hand that lies at a place. Gives what stands against it. */
export function fillHole(
  session: EditorSession,
  schema: Schema,
  question: RegionsQuestion,
  armed: Armed,
  page: number,
  size: Point,
  at: Point,
): string | null {
  const selected = findRegion(schema, session.get().answers, session.get().selected)?.region.id;
  const target =
    targetOf(session, question, armed, page) ?? masksOf(session, question, page).find((m) => m.id === selected) ?? null;
  if (!target) return "Select a mask first; then click into one of its holes.";
  const hole = enclosed(bitsOf(target.shape), Math.floor(at[0]), Math.floor(at[1]));
  if (!hole) return "There is no closed hole of the mask here.";
  paint(session, question, { ...armed, label: target.label }, page, size, hole, true);
  return null;
}
