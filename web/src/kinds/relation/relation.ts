/** Relations: armed on one region, completed on another. */

import { findRegion } from "@/editor/regions";
import { type Relation, relationsOf, type Schema } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";

/** Whether a relation of this question may start (or end) at this region. */
export function fits(
  schema: Schema,
  session: EditorSession,
  question: string,
  id: string | null,
  end: "from" | "to",
): boolean {
  const asked = schema.questions.find((q) => q.name === question);
  const found = findRegion(schema, session.get().answers, id);
  return asked?.type === "relations" && found?.question === asked[end];
}

/** Link two regions; the same link is not made twice, and a region is not linked to itself. */
export function link(session: EditorSession, question: string, label: string, from: string, to: string): void {
  session.arm(null);
  if (from === to) return;
  const same = relationsOf(session.get().answers, question).find(
    (r) => r.label === label && r.from === from && r.to === to,
  );
  if (same) {
    session.select(same.id);
    return;
  }
  const id = freshId("e");
  session.run(
    `link ${label}`,
    (draft) => {
      draft[question] ??= [];
      (draft[question] as Relation[]).push({ id, label, from, to, attributes: {} });
    },
    id,
  );
}
