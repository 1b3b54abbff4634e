/** Date: a day, or a day with a time, as ISO 8601. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Sent } from "@/editor/schema";
import { DateField } from "@/kinds/date/DateField";
import { DateSettings } from "@/kinds/date/DateSettings";
import { t } from "@/texts/texts";

/** time: whether a time of day belongs to it. min and max are inclusive ISO texts. */
export type DateQuestion = FieldQuestion & Sent<Schemas["DateQuestion"]>;

export const date = defineField<DateQuestion>({
  family: "field",
  type: "date",
  title: t.kinds.date,
  about: t.kinds.dateAbout,
  Field: DateField,
  say: (value) => String(value).replace("T", " ").replace(/Z$/, " UTC"),
  form: { name: "date", fresh: () => ({}), Settings: DateSettings },
});
