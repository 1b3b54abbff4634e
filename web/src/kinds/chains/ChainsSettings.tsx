import { Checkbox, Group, Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import { isRegions } from "@/editor/schema";
import type { ChainsQuestion } from "@/kinds/chains/chains";
import { t } from "@/texts/texts";

export function ChainsSettings({ question, schema, onChange }: SettingsProps<ChainsQuestion>) {
  return (
    <Group gap="lg" align="end">
      <Select
        label={t.kinds.chainsOf}
        data={schema.questions.filter(isRegions).map((q) => q.name)}
        value={question.of}
        allowDeselect={false}
        onChange={(v) => v && onChange({ ...question, of: v })}
      />
      <Checkbox
        label={t.kinds.withLabels}
        pb={6}
        checked={question.labels !== undefined}
        onChange={(e) => onChange({ ...question, labels: e.currentTarget.checked ? [{ name: "entity" }] : undefined })}
      />
    </Group>
  );
}
