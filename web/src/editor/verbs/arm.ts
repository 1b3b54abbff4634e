/** A label's key: mark what is selected, give the selected region this label, or have it at hand for what comes next. */
import type { Editing } from "@/editor/kind";
import { findRegion } from "@/editor/regions";
import type { FieldQuestion } from "@/editor/schema";
import type { StageHandle } from "@/editor/stage";
import { relabel } from "@/editor/verbs/relabel";

/** handle: of the stage that the question's regions lie on. */
export function press(editing: Editing, question: string, label: string, handle?: StageHandle | null): void {
  const { schema, session } = editing;
  const asked = schema.question(question);
  if (!asked) return;
  if (schema.isLinks(asked)) {
    schema.registry.links.get(asked.type)!.press(editing, asked, label);
    return;
  }
  if (schema.isField(asked)) {
    answer(editing, asked, label);
    return;
  }
  if (handle?.mark?.(question, label)) return;
  const { activeLabel, selected, locked, answers } = session.get();
  const found = findRegion(schema, answers, selected);
  const drawing = handle?.isDrawing?.() ?? false;
  const free = session.selection().filter((id) => !locked.has(id));
  if (!drawing && found?.question === question && free.length > 0) {
    for (const id of free) {
      if (findRegion(schema, session.get().answers, id)?.question !== question) continue;
      if (handle?.relabel) handle.relabel(question, id, label);
      else relabel(session, schema, id, label);
    }
    return;
  }
  if (activeLabel?.question === question && activeLabel.label === label && !(drawing && found)) {
    session.activate(null);
    return;
  }
  if (handle?.isDrawing) session.select(null);
  session.activate({ question, label });
}

/** An option's key: choose it, or take it away. */
function answer({ schema, session }: Editing, asked: FieldQuestion, option: string): void {
  const { name } = asked;
  const options = schema.registry.fields.get(asked.type)?.options;
  if (!options) return;
  session.run(`answer ${name}`, (draft) => {
    const next = options.press(asked, draft[name], option);
    if (next === undefined) delete draft[name];
    else draft[name] = next as never;
  });
}

/** A region was pressed: it ends the link that waits for an end, or it is selected. */
export function choose(editing: Editing, id: string | null, also = false): void {
  if (id && complete(editing, id)) return;
  if (also && id) editing.session.selectAlso(id);
  else editing.session.select(id);
}

/** End the link that is being made at this region; false when none is, or it does not fit. */
export function complete(editing: Editing, region: string | null): boolean {
  const { schema, session } = editing;
  const asked = schema.question(session.get().activeLabel?.question);
  if (!region || !asked || !schema.isLinks(asked)) return false;
  return schema.registry.links.get(asked.type)!.complete?.(editing, asked, region) ?? false;
}
