/** Number, with or without bounds and a unit. */
import { defineField } from "@/editor/kind";
import type { FieldQuestion } from "@/editor/schema";
import { NumberField } from "@/kinds/number/NumberField";
import { NumberSettings } from "@/kinds/number/NumberSettings";

export type NumberQuestion = FieldQuestion & {
  type: "number";
  min?: number;
  max?: number;
  integer?: boolean;
  unit?: string;
};

export const number = defineField<NumberQuestion>({
  family: "field",
  type: "number",
  title: "Number",
  about: "with or without bounds and a unit",
  Field: NumberField,
  say: (value, question) => `${value}${question.unit ? ` ${question.unit}` : ""}`,
  form: { name: "number", fresh: () => ({}), Settings: NumberSettings },
});
