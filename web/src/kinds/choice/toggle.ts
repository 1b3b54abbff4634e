import type { ChoiceQuestion } from "@/kinds/choice/choice";

/** The answer after an option was pressed: chosen, or taken away when it was chosen already. */
export function toggled(question: ChoiceQuestion, value: unknown, path: string): unknown {
  if (!question.multiple) return value === path ? undefined : path;
  const chosen = (value as string[] | undefined) ?? [];
  const next = chosen.includes(path) ? chosen.filter((p) => p !== path) : [...chosen, path];
  return next.length ? next : undefined;
}
