/** Choice: one, several or a place in a tree of options. */
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Option } from "@/editor/schema";
import { ChoiceField } from "@/kinds/choice/ChoiceField";
import { ChoiceInline, ChoiceSettings } from "@/kinds/choice/ChoiceSettings";
import { toggled } from "@/kinds/choice/toggle";

export type ChoiceQuestion = FieldQuestion & { type: "choice"; options: Option[]; multiple?: boolean };

export const choice = defineField<ChoiceQuestion>({
  family: "field",
  type: "choice",
  title: "Choice",
  about: "one, several or a tree",
  Field: ChoiceField,
  options: { of: (question) => question.options, press: toggled },
  say: (value) => [value].flat().join(", "),
  form: {
    name: "choice",
    fresh: () => ({ options: [{ name: "yes" }, { name: "no" }] }),
    Settings: ChoiceSettings,
    Inline: ChoiceInline,
  },
});
