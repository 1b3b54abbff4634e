import { Group, NumberInput, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RatingQuestion } from "@/kinds/rating/rating";

export function RatingSettings({ question, onChange }: SettingsProps<RatingQuestion>) {
  return (
    <Group gap="sm" grow>
      <NumberInput
        label="From"
        value={question.min ?? 1}
        onChange={(v) => typeof v === "number" && onChange({ ...question, min: v })}
      />
      <NumberInput
        label="To"
        value={question.max ?? 5}
        onChange={(v) => typeof v === "number" && onChange({ ...question, max: v })}
      />
      <TextInput
        label="Low end means"
        value={question.low ?? ""}
        onChange={(e) => onChange({ ...question, low: e.currentTarget.value || undefined })}
      />
      <TextInput
        label="High end means"
        value={question.high ?? ""}
        onChange={(e) => onChange({ ...question, high: e.currentTarget.value || undefined })}
      />
    </Group>
  );
}
