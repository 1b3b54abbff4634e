/** Spans as the editor handles them: drawn as marks, made from stretches of text, changed at their edges. */
import type { Named } from "@/editor/labels";
import { type Answers, type Region, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import type { Link } from "@/stages/text/Arcs";
import type { Mark } from "@/stages/text/TextStage";

/** The regions questions on a stage. */
export function questionsOn(schema: Schema, stage: string) {
  return schema.questions.filter((q) => q.type === "regions" && q.stage === stage);
}

export function marksOf(schema: Schema, stage: string, answers: Answers, named: Map<string, Named>): Mark[] {
  return questionsOn(schema, stage).flatMap((question) =>
    regionsOf(answers, question.name).map((region) => ({
      id: region.id,
      start: region.shape.start,
      end: region.shape.end,
      label: named.get(`${question.name}/${region.label}`)?.title ?? region.label,
      color: named.get(`${question.name}/${region.label}`)?.color ?? "#888888",
    })),
  );
}

export function linksOf(schema: Schema, answers: Answers, named: Map<string, Named>): Link[] {
  return schema.questions
    .filter((q) => q.type === "relations")
    .flatMap((question) =>
      relationsOf(answers, question.name).map((relation) => ({
        id: relation.id,
        from: relation.from,
        to: relation.to,
        label: named.get(`${question.name}/${relation.label}`)?.title ?? relation.label,
        color: named.get(`${question.name}/${relation.label}`)?.color ?? "#888888",
      })),
    );
}

/** Mark a stretch; the same stretch with the same label is not marked twice. */
export function addSpan(session: EditorSession, question: string, label: string, start: number, end: number): void {
  const same = regionsOf(session.get().answers, question).find(
    (r) => r.label === label && r.shape.start === start && r.shape.end === end,
  );
  if (same) {
    session.select(same.id);
    return;
  }
  const id = freshId("r");
  session.run(
    `mark ${label}`,
    (draft) => {
      draft[question] ??= [];
      (draft[question] as Region[]).push({ id, label, shape: { type: "span", start, end }, attributes: {} });
    },
    id,
  );
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

export function moveEdges(session: EditorSession, schema: Schema, id: string, start: number, end: number): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found || start >= end || (found.region.shape.start === start && found.region.shape.end === end)) return;
  session.run("move the edge", (draft) => {
    const region = (draft[found.question] as Region[]).find((r) => r.id === id)!;
    region.shape = { type: "span", start, end };
  });
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
