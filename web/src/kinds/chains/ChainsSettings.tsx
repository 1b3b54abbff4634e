import { Checkbox, Group, Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import { isRegions } from "@/editor/schema";
import type { ChainsQuestion } from "@/kinds/chains/chains";

export function ChainsSettings({ question, schema, onChange }: SettingsProps<ChainsQuestion>) {
  return (
    <Group gap="lg" align="end">
      <Select
        label="Chains of"
        data={schema.questions.filter(isRegions).map((q) => q.name)}
        value={question.of}
        allowDeselect={false}
        onChange={(v) => v && onChange({ ...question, of: v })}
      />
      <Checkbox
        label="With labels"
        pb={6}
        checked={question.labels !== undefined}
        onChange={(e) => onChange({ ...question, labels: e.currentTarget.checked ? [{ name: "entity" }] : undefined })}
      />
    </Group>
  );
}
