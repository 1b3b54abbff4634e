/** Choice: one, several or a place in a tree of options. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Option, Sent } from "@/editor/schema";
import { ChoiceField } from "@/kinds/choice/ChoiceField";
import { ChoiceInline, ChoiceSettings } from "@/kinds/choice/ChoiceSettings";
import { toggled } from "@/kinds/choice/toggle";

export type ChoiceQuestion = FieldQuestion & Sent<Schemas["ChoiceQuestion"]>;

/** Options by their titles and in the schema's order, so that the same choice reads the same whoever made it. */
function say(value: unknown, question: ChoiceQuestion): string {
  const given = [value].flat().map(String);
  const offered = all(question.options);
  const known = offered.filter((option) => given.includes(option.name)).map((option) => option.title ?? option.name);
  return [...known, ...given.filter((name) => !offered.some((option) => option.name === name))].join(", ");
}

const all = (options: readonly Option[]): Option[] =>
  options.flatMap((option) => [option, ...all((option.children as Option[] | undefined) ?? [])]);

export const choice = defineField<ChoiceQuestion>({
  family: "field",
  type: "choice",
  title: "Choice",
  about: "one, several or a tree",
  Field: ChoiceField,
  options: { of: (question) => question.options, press: toggled },
  say,
  form: {
    name: "choice",
    fresh: () => ({ options: [{ name: "yes" }, { name: "no" }] }),
    Settings: ChoiceSettings,
    Inline: ChoiceInline,
  },
});
