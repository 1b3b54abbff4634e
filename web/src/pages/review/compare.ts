/** Where several annotators' answers to one item differ. */
import { type Answers, isField, regionsOf, relationsOf, type Schema } from "@/editor/schema";

export type Disputed = {
  /** Questions whose answers differ. */
  questions: Set<string>;
  /** Whether a region, by its signature, was not made by everybody. */
  region: (question: string, label: string, start: number, end: number) => boolean;
};

const signature = (question: string, label: string, start: number, end: number) =>
  `${question}\n${label}\n${start}\n${end}`;

export function disputed(schema: Schema, answers: Answers[]): Disputed {
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
        for (const form of new Set(
          regionsOf(each, question.name).map((r) => signature(question.name, r.label, r.shape.start, r.shape.end)),
        ))
          made.set(form, (made.get(form) ?? 0) + 1);
    } else {
      const forms = new Set(answers.map((a) => links(a, question.name, question.from, question.to)));
      if (forms.size > 1) questions.add(question.name);
    }
  }
  for (const [form, n] of made) if (n < answers.length) questions.add(form.split("\n")[0]!);
  return {
    questions,
    region: (...parts) => answers.length > 1 && (made.get(signature(...parts)) ?? 0) < answers.length,
  };
}

function links(answers: Answers, question: string, from: string, to: string): string {
  const ends = new Map(
    [...regionsOf(answers, from), ...regionsOf(answers, to)].map((r) => [r.id, `${r.shape.start}-${r.shape.end}`]),
  );
  return relationsOf(answers, question)
    .map((r) => `${ends.get(r.from)} ${r.label} ${ends.get(r.to)}`)
    .sort()
    .join("\n");
}
