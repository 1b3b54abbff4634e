import { Checkbox } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";

export function BoxSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  return (
    <Checkbox
      label="Allow rotation"
      checked={question.turned ?? false}
      onChange={(e) => onChange({ ...question, turned: e.currentTarget.checked || undefined })}
    />
  );
}
