/** Spans as the editor handles them: drawn as marks, made from stretches of text, changed at their edges. */
import type { Named } from "@/editor/labels";
import { findRegion, questionsOn } from "@/editor/regions";
import { type Answers, type Region, regionsOf, relationsOf, type Schema, type SpanShape } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import type { Link } from "@/stages/text/Arcs";
import type { Mark } from "@/stages/text/TextStage";

/** The spans given to a question. */
export function spansOf(answers: Answers, question: string): Region<SpanShape>[] {
  return regionsOf(answers, question).filter((r): r is Region<SpanShape> => r.shape.type === "span");
}

export function marksOf(schema: Schema, stage: string, answers: Answers, named: Map<string, Named>): Mark[] {
  return questionsOn(schema, stage).flatMap((question) =>
    spansOf(answers, question.name).map((region) => ({
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
  const same = spansOf(session.get().answers, question).find(
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

export function moveEdges(session: EditorSession, schema: Schema, id: string, start: number, end: number): void {
  const found = findRegion(schema, session.get().answers, id);
  const shape = found?.region.shape;
  if (!found || shape?.type !== "span" || start >= end || (shape.start === start && shape.end === end)) return;
  session.run("move the edge", (draft) => {
    const region = (draft[found.question] as Region[]).find((r) => r.id === id)!;
    region.shape = { type: "span", start, end };
  });
}
