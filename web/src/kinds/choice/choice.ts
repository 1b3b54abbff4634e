/** Choice: one, several or a place in a tree of options. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Sent } from "@/editor/schema";
import { ChoiceField } from "@/kinds/choice/ChoiceField";
import { ChoiceInline, ChoiceSettings } from "@/kinds/choice/ChoiceSettings";
import { toggled } from "@/kinds/choice/toggle";
import { t } from "@/texts/texts";

export type ChoiceQuestion = FieldQuestion & Sent<Schemas["ChoiceQuestion"]>;

export const choice = defineField<ChoiceQuestion>({
  family: "field",
  type: "choice",
  title: t.kinds.choice,
  about: t.kinds.choiceAbout,
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
