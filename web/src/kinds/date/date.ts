/** Date: a day, or a day with a time, as ISO 8601. */
import { defineField } from "@/editor/kind";
import type { FieldQuestion } from "@/editor/schema";
import { DateField } from "@/kinds/date/DateField";
import { DateSettings } from "@/kinds/date/DateSettings";

/** time: whether a time of day belongs to it. min and max are inclusive ISO texts. */
export type DateQuestion = FieldQuestion & { type: "date"; time?: boolean; min?: string; max?: string };

export const date = defineField<DateQuestion>({
  family: "field",
  type: "date",
  title: "Date",
  about: "a day, with or without a time",
  Field: DateField,
  say: (value) => String(value).replace("T", " ").replace(/Z$/, " UTC"),
  form: { name: "date", fresh: () => ({}), Settings: DateSettings },
});
