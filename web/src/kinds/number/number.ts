/** Number, with or without bounds and a unit. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Sent } from "@/editor/schema";
import { NumberField } from "@/kinds/number/NumberField";
import { NumberSettings } from "@/kinds/number/NumberSettings";
import { t } from "@/texts/texts";

export type NumberQuestion = FieldQuestion & Sent<Schemas["NumberQuestion"]>;

export const number = defineField<NumberQuestion>({
  family: "field",
  type: "number",
  title: t.kinds.number,
  about: t.kinds.numberAbout,
  Field: NumberField,
  say: (value, question) => `${value}${question.unit ? ` ${question.unit}` : ""}`,
  form: { name: "number", fresh: () => ({}), Settings: NumberSettings },
});
