import { Checkbox } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";
import { mayRotate } from "@/spaces/plane/kind";

export function BoxSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  return (
    <Checkbox
      label="Allow rotation"
      checked={mayRotate(question)}
      onChange={(e) => onChange({ ...question, rotated: e.currentTarget.checked || undefined })}
    />
  );
}
