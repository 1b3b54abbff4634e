/** Choice: one, several or a place in a tree of options. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Option, Sent } from "@/editor/schema";
import { ChoiceField } from "@/kinds/choice/ChoiceField";
import { ChoiceInline, ChoiceSettings } from "@/kinds/choice/ChoiceSettings";
import { toggled } from "@/kinds/choice/toggle";
import { t } from "@/texts/texts";

export type ChoiceQuestion = FieldQuestion & Sent<Schemas["ChoiceQuestion"]>;

/** Options by their titles and in the schema's order, so that the same choice reads the same whoever made it. */
function say(value: unknown, question: ChoiceQuestion): string {
  const given = [value].flat().map(String);
  const offered = places(question.options);
  const known = [...offered].filter(([path]) => given.includes(path)).map(([, title]) => title);
  return [...known, ...given.filter((path) => !offered.has(path))].join(", ");
}

/** Every place of the tree by its path (`animal/cat`), with the titles on the way to it. */
function places(options: readonly Option[], path = "", titles = ""): Map<string, string> {
  return new Map(
    options.flatMap((option) => {
      const [here, title] = [path + option.name, titles + (option.title ?? option.name)];
      return [[here, title] as const, ...places((option.options ?? []) as Option[], `${here}/`, `${title} / `)];
    }),
  );
}

export const choice = defineField<ChoiceQuestion>({
  family: "field",
  type: "choice",
  title: t.kinds.choice,
  about: t.kinds.choiceAbout,
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
