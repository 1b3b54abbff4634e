import { Checkbox, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { ChoiceQuestion } from "@/kinds/choice/choice";
import { t } from "@/texts/texts";

export function ChoiceSettings({ question, onChange }: SettingsProps<ChoiceQuestion>) {
  return (
    <Checkbox
      label={t.kinds.multipleChoice}
      checked={question.multiple ?? false}
      onChange={(e) => onChange({ ...question, multiple: e.currentTarget.checked || undefined })}
    />
  );
}

/** The options of an attribute, as words with commas between them. */
export function ChoiceInline({ question, onChange }: SettingsProps<ChoiceQuestion>) {
  return (
    <TextInput
      style={{ flex: 1 }}
      aria-label={t.kinds.optionsOf(question.name)}
      defaultValue={question.options.map((o) => o.name).join(", ")}
      onBlur={(e) => {
        const names = e.currentTarget.value
          .split(",")
          .map((n) => n.trim())
          .filter(Boolean);
        onChange({
          ...question,
          options: names.map((name) => question.options.find((o) => o.name === name) ?? { name }),
        });
      }}
    />
  );
}
