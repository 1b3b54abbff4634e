/** Every kind of answer by its name in the schema. To add one: a folder here and a line below. */
import type { ComponentType } from "react";
import type { FieldQuestion } from "@/editor/schema";
import { ChoiceField } from "@/kinds/choice/ChoiceField";
import type { FieldProps } from "@/kinds/field";
import { NumberField } from "@/kinds/number/NumberField";
import { RatingField } from "@/kinds/rating/RatingField";
import { TextField } from "@/kinds/text/TextField";

export const FIELDS = {
  choice: ChoiceField,
  rating: RatingField,
  number: NumberField,
  text: TextField,
} as unknown as Record<FieldQuestion["type"], ComponentType<FieldProps>>;
