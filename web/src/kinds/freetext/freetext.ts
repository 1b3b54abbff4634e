/** Free text: a line or several. */
import { defineField } from "@/editor/kind";
import type { FieldQuestion } from "@/editor/schema";
import { TextField } from "@/kinds/freetext/TextField";
import { TextSettings } from "@/kinds/freetext/TextSettings";

export type TextQuestion = FieldQuestion & {
  type: "text";
  multiline?: boolean;
  max_length?: number;
  placeholder?: string;
};

export const freetext = defineField<TextQuestion>({
  family: "field",
  type: "text",
  title: "Free text",
  about: "a line or several",
  Field: TextField,
  form: { name: "note", fresh: () => ({}), Settings: TextSettings },
});
