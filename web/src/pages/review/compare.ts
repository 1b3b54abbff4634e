/** Where several annotators' answers to one item differ. */

import { type Answers, isField, type Region, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import type { Cluster } from "@/pages/review/clusters";

export type Disputed = {
  /** Questions whose answers differ. */
  questions: Set<string>;
  /** Whether a region of an annotation was not made by everybody. */
  region: (question: string, region: Region, annotation: string) => boolean;
};

/** A span's question, label and offsets. */
function signature(question: string, { label, shape }: Region): string {
  return shape.type === "span" ? `${question}\n${label}\n${shape.start}\n${shape.end}` : "";
}

/** clusters: the regions on pictures that mean the same thing, as the server matched them. */
export function disputed(schema: Schema, answers: Answers[], clusters: Cluster[] = []): Disputed {
  const questions = new Set<string>();
  const made = new Map<string, number>();
  for (const question of schema.questions) {
    if (isField(question)) {
      const forms = new Set(
        answers.map((a) =>
          JSON.stringify(
            Array.isArray(a[question.name]) ? [...(a[question.name] as string[])].sort() : (a[question.name] ?? null),
          ),
        ),
      );
      if (forms.size > 1) questions.add(question.name);
    } else if (question.type === "regions") {
      for (const each of answers)
        for (const form of new Set(regionsOf(each, question.name).map((r) => signature(question.name, r))))
          if (form) made.set(form, (made.get(form) ?? 0) + 1);
    } else {
      const forms = new Set(answers.map((a) => links(a, question.name, question.from, question.to)));
      if (forms.size > 1) questions.add(question.name);
    }
  }
  for (const [form, n] of made) if (n < answers.length) questions.add(form.split("\n")[0]!);
  const shared = new Set<string>();
  for (const cluster of clusters) {
    const labels = new Set(cluster.members.map((m) => m.label));
    if (cluster.members.length < answers.length || labels.size > 1) questions.add(cluster.question);
    else
      for (const member of cluster.members) shared.add(`${cluster.question}\n${member.annotation}\n${member.region}`);
  }
  return {
    questions,
    region: (question, region, annotation) => {
      if (answers.length < 2) return false;
      const form = signature(question, region);
      return form ? (made.get(form) ?? 0) < answers.length : !shared.has(`${question}\n${annotation}\n${region.id}`);
    },
  };
}

function links(answers: Answers, question: string, from: string, to: string): string {
  const ends = new Map(
    [...regionsOf(answers, from), ...regionsOf(answers, to)].map((r) => [
      r.id,
      r.shape.type === "span" ? `${r.shape.start}-${r.shape.end}` : r.label,
    ]),
  );
  return relationsOf(answers, question)
    .map((r) => `${ends.get(r.from)} ${r.label} ${ends.get(r.to)}`)
    .sort()
    .join("\n");
}
