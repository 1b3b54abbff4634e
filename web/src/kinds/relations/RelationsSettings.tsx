import { Group, Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import { isRegions } from "@/editor/schema";
import type { RelationsQuestion } from "@/kinds/relations/relations";
import { t } from "@/texts/texts";

export function RelationsSettings({ question, schema, onChange }: SettingsProps<RelationsQuestion>) {
  const regions = schema.questions.filter(isRegions).map((q) => q.name);
  return (
    <Group gap="sm">
      <Select
        label={t.kinds.from}
        data={regions}
        value={question.from}
        allowDeselect={false}
        onChange={(v) => v && onChange({ ...question, from: v })}
      />
      <Select
        label={t.kinds.to}
        data={regions}
        value={question.to}
        allowDeselect={false}
        onChange={(v) => v && onChange({ ...question, to: v })}
      />
    </Group>
  );
}
