/** Keys and colours of labels and options: what the schema says, and for the rest the next free ones in order. */
import type { BoundSchema } from "@/editor/registry";

/** Letters that commands of the editor use, so that no label gets them. */
export const RESERVED = new Set(["g", "s", "h", "w", "j", "k", "q", "t"]);
const OFFERED = [..."123456789eryuiopadfhlzxcvbnm"];

/** Okabe–Ito, which colour-blind people can tell apart, then darker and lighter steps of the same hues. */
export const PALETTE = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#8c6d00",
  "#7a4fa3",
  "#004c77",
  "#8f3f00",
  "#00684c",
  "#8a4a6e",
  "#9a6a00",
  "#2f7fae",
  "#5b5b5b",
  "#b3541e",
];

export type Named = { question: string; name: string; title: string; color: string; key: string | null; help?: string };

/** The letters that no label of this schema may have: those of the desk's commands and of its kinds'. */
export function reservedKeys(schema: BoundSchema): Set<string> {
  return new Set([...RESERVED, ...schema.linksQuestions().flatMap(({ kind }) => kind.reserved ?? [])]);
}

/** Every label and top-level option of the schema with its key and colour, by `question/name`. */
export function nameLabels(schema: BoundSchema): Map<string, Named> {
  const named = new Map<string, Named>();
  const taken = new Set(
    schema.questions.flatMap((q) => schema.offered(q).options.flatMap((o) => (o.key ? [o.key] : []))),
  );
  const reserved = reservedKeys(schema);
  const free = OFFERED.filter((k) => !taken.has(k) && !reserved.has(k));
  let color = 0;
  for (const question of schema.questions) {
    const { options, colored } = schema.offered(question);
    for (const option of options) {
      named.set(`${question.name}/${option.name}`, {
        question: question.name,
        name: option.name,
        title: option.title ?? option.name,
        help: option.help,
        color: option.color ?? (colored ? PALETTE[color++ % PALETTE.length]! : "var(--tm-accent)"),
        key: option.key ?? free.shift() ?? null,
      });
    }
  }
  return named;
}
