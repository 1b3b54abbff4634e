/** What is handed in: answers without those that are not asked, and what is still missing; the same rules as the server's. */
import type { BoundSchema } from "@/editor/registry";
import { type Answers, isAsked, isEmpty, type Label, type Linked, type Region } from "@/editor/schema";

export type Missing = { question: string; region?: string; title: string };

/** The answers as they are submitted: without those whose question is not asked, and without empty ones. */
export function submittable(schema: BoundSchema, answers: Answers): Answers {
  const kept: Answers = {};
  for (const question of schema.questions) {
    const value = answers[question.name];
    if (!isAsked(question, kept)) continue;
    if (schema.isField(question)) {
      if (!isEmpty(value)) kept[question.name] = value;
    } else if (value !== undefined)
      kept[question.name] = (value as (Region | Linked)[]).map((r) => withAttributes(question.labels, r));
  }
  return kept;
}

/** Required answers that are not given yet, in the order of the page. */
export function missing(schema: BoundSchema, answers: Answers): Missing[] {
  const found: Missing[] = [];
  const kept = submittable(schema, answers);
  for (const question of schema.questions) {
    if (!isAsked(question, kept)) continue;
    const title = question.title ?? question.name;
    if (question.required && isEmpty(kept[question.name])) found.push({ question: question.name, title });
    if (schema.isField(question)) continue;
    for (const region of (kept[question.name] as (Region | Linked)[] | undefined) ?? []) {
      const label = question.labels?.find((l) => l.name === region.label);
      const given = region.attributes ?? {};
      for (const attribute of label?.attributes ?? []) {
        if (attribute.required && isAsked(attribute, given) && isEmpty(given[attribute.name]))
          found.push({
            question: question.name,
            region: region.id,
            title: `${region.label}: ${attribute.title ?? attribute.name}`,
          });
      }
    }
  }
  return found;
}

function withAttributes<T extends Region | Linked>(labels: Label[] | undefined, region: T): T {
  if (!labels || !region.label) return region;
  const label = labels.find((l) => l.name === region.label);
  const attributes: Record<string, unknown> = {};
  for (const attribute of label?.attributes ?? []) {
    const value = region.attributes?.[attribute.name];
    if (!isEmpty(value) && isAsked(attribute, attributes)) attributes[attribute.name] = value;
  }
  return { ...region, attributes };
}
