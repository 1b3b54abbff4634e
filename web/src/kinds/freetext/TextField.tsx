import { Textarea, TextInput } from "@mantine/core";
import type { FieldProps } from "@/editor/kind";
import type { TextQuestion } from "@/kinds/freetext/freetext";

export function TextField({ question, value, onChange, readOnly, invalid, id }: FieldProps<TextQuestion>) {
  const shared = {
    size: "xs",
    "aria-labelledby": id,
    value: (value as string | undefined) ?? "",
    placeholder: question.placeholder,
    maxLength: question.max_length,
    readOnly,
    error: invalid,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.currentTarget.value || undefined),
  } as const;
  return question.multiline ? <Textarea {...shared} autosize minRows={2} maxRows={10} /> : <TextInput {...shared} />;
}
