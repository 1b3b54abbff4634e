import { Checkbox } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { TextQuestion } from "@/kinds/freetext/freetext";
import { t } from "@/texts/texts";

export function TextSettings({ question, onChange }: SettingsProps<TextQuestion>) {
  return (
    <Checkbox
      label={t.kinds.multiLine}
      checked={question.multiline ?? false}
      onChange={(e) => onChange({ ...question, multiline: e.currentTarget.checked || undefined })}
    />
  );
}
