import { Checkbox } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";
import { mayRotate } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

export function BoxSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  return (
    <Checkbox
      label={t.kinds.allowRotation}
      checked={mayRotate(question)}
      onChange={(e) => onChange({ ...question, rotated: e.currentTarget.checked || undefined })}
    />
  );
}
