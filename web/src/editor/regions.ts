/** Regions of every kind: found, gone through in order, made, changed and removed. */
import type { Badge, Editing } from "@/editor/kind";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, type Linked, linksOf, type Region, type RegionsQuestion, regionsOf } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";

/** Where a region stands: its question and itself. */
export function findRegion(
  schema: BoundSchema,
  answers: Answers,
  id: string | null,
): { question: string; region: Region } | null {
  if (!id) return null;
  for (const { name } of schema.regionsQuestions()) {
    const region = regionsOf(answers, name).find((r) => r.id === id);
    if (region) return { question: name, region };
  }
  return null;
}

/** A question's regions in the order in which they are gone through: as their kind says, else as they were drawn. */
export function ordered(schema: BoundSchema, answers: Answers, question: RegionsQuestion): Region[] {
  return [...regionsOf(answers, question.name)].sort((a, b) => {
    const kind = schema.registry.kindOf(a.shape);
    return a.shape.type === b.shape.type ? (kind.order?.(a.shape, b.shape) ?? 0) : 0;
  });
}

/** The ids of all regions in that order, and then of the links on them. */
export function readingOrder(schema: BoundSchema, answers: Answers): string[] {
  return schema.questions.flatMap((q) => {
    const regions = schema.regionsQuestion(q.name);
    if (regions) return ordered(schema, answers, regions).map((r) => r.id);
    return schema.isLinks(q) ? linksOf(answers, q.name).map((l) => l.id) : [];
  });
}

/** Delete a region with the links on it, or a link. */
export function remove(session: EditorSession, schema: BoundSchema, id: string): void {
  const gone = new Set([id]);
  session.run(
    "delete",
    (draft) => {
      for (const { name } of schema.regionsQuestions()) {
        const list = draft[name] as Region[] | undefined;
        if (list?.some((r) => r.id === id)) draft[name] = list.filter((r) => r.id !== id);
      }
      for (const { question, kind } of schema.linksQuestions()) {
        const list = draft[question.name] as Linked[] | undefined;
        if (!list) continue;
        const kept = kind.without(list, gone);
        if (JSON.stringify(kept) !== JSON.stringify(list)) draft[question.name] = kept;
      }
    },
    null,
  );
}

/** Change a region in place by a command; nothing happens to one that is gone or locked. */
export function changeRegion(
  session: EditorSession,
  schema: BoundSchema,
  id: string,
  name: string,
  change: (region: Region) => void,
): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found || session.get().locked.has(id)) return;
  session.run(name, (draft) => change((draft[found.question] as Region[]).find((r) => r.id === id)!));
}

/** Add a region with a label and select it; one that says the same with the same label is selected instead. */
export function finish(
  { schema, session }: Pick<Editing, "schema" | "session">,
  question: string,
  made: Pick<Region, "label" | "shape" | "page">,
): void {
  const kind = schema.registry.kindOf(made.shape);
  const twin = regionsOf(session.get().answers, question).find(
    (r) => r.label === made.label && r.shape.type === made.shape.type && kind.same?.(r.shape, made.shape),
  );
  if (twin) {
    session.select(twin.id);
    return;
  }
  const id = freshId("r");
  session.run(
    `add ${made.label}`,
    (draft) => {
      draft[question] ??= [];
      (draft[question] as Region[]).push({ ...structuredClone(made), id, attributes: {} });
    },
    id,
  );
}

/** The signs that regions share, by region: which chain one belongs to. */
export function badgesOf(schema: BoundSchema, answers: Answers): Map<string, Badge> {
  return new Map(
    schema
      .linksQuestions()
      .flatMap(({ question, kind }) => [...(kind.badges?.(question, linksOf(answers, question.name)) ?? [])]),
  );
}
