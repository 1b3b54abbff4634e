import { Checkbox, Group, NumberInput, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { NumberQuestion } from "@/kinds/number/number";
import { t } from "@/texts/texts";

export function NumberSettings({ question, onChange }: SettingsProps<NumberQuestion>) {
  return (
    <Group gap="sm" grow align="end">
      <NumberInput
        label={t.kinds.atLeast}
        value={question.min ?? ""}
        onChange={(v) => onChange({ ...question, min: typeof v === "number" ? v : undefined })}
      />
      <NumberInput
        label={t.kinds.atMost}
        value={question.max ?? ""}
        onChange={(v) => onChange({ ...question, max: typeof v === "number" ? v : undefined })}
      />
      <TextInput
        label={t.kinds.unit}
        value={question.unit ?? ""}
        onChange={(e) => onChange({ ...question, unit: e.currentTarget.value || undefined })}
      />
      <Checkbox
        label={t.kinds.wholeNumbers}
        checked={question.integer ?? false}
        onChange={(e) => onChange({ ...question, integer: e.currentTarget.checked || undefined })}
      />
    </Group>
  );
}
