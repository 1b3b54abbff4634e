/** Where several annotators' answers to one item differ. */

import type { BoundSchema } from "@/editor/registry";
import { type Answers, linksOf, type Region, regionsOf } from "@/editor/schema";
import type { Cluster } from "@/pages/review/clusters";

export type Disputed = {
  /** Questions whose answers differ. */
  questions: Set<string>;
  /** Whether a region of an annotation was not made by everybody. */
  region: (question: string, region: Region, annotation: string) => boolean;
};

/** What a region says, where its kind says when two say the same; empty for those that the server matches. */
function signature(schema: BoundSchema, question: string, { label, shape }: Region): string {
  const { same } = schema.registry.kindOf(shape);
  return same ? `${question}\n${label}\n${sayShape(shape)}` : "";
}

const sayShape = (shape: Region["shape"]) => JSON.stringify(shape, Object.keys(shape).sort());

/** clusters: the regions that mean the same thing, as the server matched them. */
export function disputed(schema: BoundSchema, answers: Answers[], clusters: Cluster[] = []): Disputed {
  const questions = new Set<string>();
  const made = new Map<string, number>();
  for (const question of schema.questions) {
    if (schema.isField(question)) {
      const forms = new Set(
        answers.map((a) =>
          JSON.stringify(
            Array.isArray(a[question.name]) ? [...(a[question.name] as string[])].sort() : (a[question.name] ?? null),
          ),
        ),
      );
      if (forms.size > 1) questions.add(question.name);
    } else if (schema.regionsQuestion(question.name)) {
      for (const each of answers)
        for (const form of new Set(regionsOf(each, question.name).map((r) => signature(schema, question.name, r))))
          if (form) made.set(form, (made.get(form) ?? 0) + 1);
    } else {
      const kind = schema.registry.links.get(question.type);
      const said = (a: Answers) => kind?.signature(question, linksOf(a, question.name), namesOf(schema, a));
      if (new Set(answers.map(said)).size > 1) questions.add(question.name);
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
      const form = signature(schema, question, region);
      return form ? (made.get(form) ?? 0) < answers.length : !shared.has(`${question}\n${annotation}\n${region.id}`);
    },
  };
}

/** Regions by what they are, so that the same region of two people has one name. */
function namesOf(schema: BoundSchema, answers: Answers): (id: string) => string {
  const names = new Map(
    schema
      .regionsQuestions()
      .flatMap((q) =>
        regionsOf(answers, q.name).map((r): [string, string] => [
          r.id,
          schema.registry.kindOf(r.shape).same ? sayShape(r.shape) : r.label,
        ]),
      ),
  );
  return (id) => names.get(id) ?? "?";
}
