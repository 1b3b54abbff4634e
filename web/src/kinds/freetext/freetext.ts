/** Free text: a line or several. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Sent } from "@/editor/schema";
import { TextField } from "@/kinds/freetext/TextField";
import { TextSettings } from "@/kinds/freetext/TextSettings";
import { t } from "@/texts/texts";

export type TextQuestion = FieldQuestion & Sent<Schemas["TextQuestion"]>;

export const freetext = defineField<TextQuestion>({
  family: "field",
  type: "text",
  title: t.kinds.freeText,
  about: t.kinds.textAbout,
  Field: TextField,
  form: { name: "note", fresh: () => ({}), Settings: TextSettings },
});
