/** Answers in words. */
import type { Registry } from "@/editor/registry";
import { type FieldQuestion, isEmpty } from "@/editor/schema";

/** An answer to a question about the item; a dash where there is none. */
export function sayAnswer(registry: Registry, question: FieldQuestion, value: unknown): string {
  if (isEmpty(value)) return "—";
  return registry.fields.get(question.type)?.say?.(value, question) ?? String(value);
}
