/** Regions of every kind: found, relabelled, ordered, grouped and removed. */
import { type Answers, type Region, type RegionsQuestion, regionsOf, type Schema } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";

/** The regions questions on a stage. */
export function questionsOn(schema: Schema, stage: string): RegionsQuestion[] {
  return schema.questions.filter((q): q is RegionsQuestion => q.type === "regions" && q.stage === stage);
}

/** Where a region stands: its question and itself. */
export function findRegion(
  schema: Schema,
  answers: Answers,
  id: string | null,
): { question: string; region: Region } | null {
  if (!id) return null;
  for (const question of schema.questions) {
    if (question.type !== "regions") continue;
    const region = regionsOf(answers, question.name).find((r) => r.id === id);
    if (region) return { question: question.name, region };
  }
  return null;
}

export function relabel(session: EditorSession, schema: Schema, id: string, label: string): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found || found.region.label === label) return;
  session.run(`change to ${label}`, (draft) => {
    const region = (draft[found.question] as Region[]).find((r) => r.id === id)!;
    region.label = label;
    region.attributes = {};
  });
}

/** Delete a region with the relations on it, or a relation. */
export function remove(session: EditorSession, schema: Schema, id: string): void {
  session.run(
    "delete",
    (draft) => {
      for (const question of schema.questions) {
        if (question.type !== "regions" && question.type !== "relations") continue;
        const list = draft[question.name] as { id: string; from?: string; to?: string }[] | undefined;
        if (list?.some((r) => r.id === id || r.from === id || r.to === id))
          draft[question.name] = list.filter((r) => r.id !== id && r.from !== id && r.to !== id);
      }
    },
    null,
  );
}

/** Change a region in place by a command; nothing happens to one that is gone or locked. */
export function changeRegion(
  session: EditorSession,
  schema: Schema,
  id: string,
  name: string,
  change: (region: Region) => void,
): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found || session.get().locked.has(id)) return;
  session.run(name, (draft) => change((draft[found.question] as Region[]).find((r) => r.id === id)!));
}

/** Move a region in its question's order, which is the drawing and the reading order. by: ±1, or ±Infinity to the end. */
export function reorder(session: EditorSession, schema: Schema, id: string, by: number): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found) return;
  const list = regionsOf(session.get().answers, found.question);
  const at = list.findIndex((r) => r.id === id);
  const to = Math.max(0, Math.min(list.length - 1, at + by));
  if (to === at) return;
  session.run(by > 0 ? "bring forward" : "send back", (draft) => {
    const regions = draft[found.question] as Region[];
    const [moved] = regions.splice(at, 1);
    regions.splice(to, 0, moved!);
  });
}

/** Make one group of the selected regions, or take them apart when they are one already. */
export function group(session: EditorSession, schema: Schema): void {
  const ids = new Set(session.selection());
  const found = [...ids].flatMap((id) => findRegion(schema, session.get().answers, id) ?? []);
  if (found.length === 0) return;
  const groups = new Set(found.map((f) => f.region.group));
  const together = groups.size === 1 && !groups.has(undefined);
  if (!together && found.length < 2) return;
  const name = together ? undefined : freshId("g");
  session.run(together ? "ungroup" : "group", (draft) => {
    for (const { question, region } of found) {
      const target = (draft[question] as Region[]).find((r) => r.id === region.id)!;
      if (name) target.group = name;
      else delete target.group;
    }
  });
}
