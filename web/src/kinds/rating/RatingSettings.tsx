import { Group, NumberInput, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RatingQuestion } from "@/kinds/rating/rating";
import { t } from "@/texts/texts";

export function RatingSettings({ question, onChange }: SettingsProps<RatingQuestion>) {
  return (
    <Group gap="sm" grow>
      <NumberInput
        label={t.kinds.from}
        value={question.min ?? 1}
        onChange={(v) => typeof v === "number" && onChange({ ...question, min: v })}
      />
      <NumberInput
        label={t.kinds.to}
        value={question.max ?? 5}
        onChange={(v) => typeof v === "number" && onChange({ ...question, max: v })}
      />
      <TextInput
        label={t.kinds.lowEndMeans}
        value={question.low ?? ""}
        onChange={(e) => onChange({ ...question, low: e.currentTarget.value || undefined })}
      />
      <TextInput
        label={t.kinds.highEndMeans}
        value={question.high ?? ""}
        onChange={(e) => onChange({ ...question, high: e.currentTarget.value || undefined })}
      />
    </Group>
  );
}
