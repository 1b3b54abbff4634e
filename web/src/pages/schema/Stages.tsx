import { ActionIcon, Button, Group, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useRegistry } from "@/editor/registry";
import type { Schema, StageDocument } from "@/editor/schema";
import { unused } from "@/pages/schema/fresh";
import { t } from "@/texts/texts";

type Props = { schema: Schema; faultOf: (path: string) => string | undefined; onChange: (schema: Schema) => void };

/** What is shown: each stage with the field of the item's data that it shows. */
export function Stages({ schema, faultOf, onChange }: Props) {
  const registry = useRegistry();
  const stages = schema.stages ?? [];
  const set = (next: StageDocument[]) => onChange({ ...schema, stages: next });
  const put = (at: number, stage: StageDocument) => set(stages.map((s, i) => (i === at ? stage : s)));
  const add = (type: string, field: string) => {
    const name = unused(
      field,
      stages.map((s) => s.name),
    );
    const source = unused(
      field,
      stages.map((s) => s.source),
    );
    set([...stages, { name, type, source }]);
  };
  const types = [...registry.stages.values()];
  return (
    <>
      {stages.map((stage, i) => {
        const kind = registry.stages.get(stage.type);
        return (
          <Group key={i} gap="sm" align="end" wrap="nowrap">
            <TextInput
              label={t.schema.view}
              value={stage.name}
              error={faultOf(`stages[${i}].name`)}
              onChange={(e) => put(i, { ...stage, name: e.currentTarget.value })}
            />
            <Select
              label={t.schema.type}
              w={96}
              data={types.map(({ type, title }) => ({ value: type, label: title }))}
              value={stage.type}
              allowDeselect={false}
              error={faultOf(`stages[${i}].type`)}
              onChange={(type) => type && put(i, { ...(kind?.form.without?.(stage) ?? stage), type })}
            />
            <TextInput
              label={t.schema.field}
              value={stage.source}
              error={faultOf(`stages[${i}].source`)}
              onChange={(e) => put(i, { ...stage, source: e.currentTarget.value })}
            />
            {kind?.form.Settings && (
              <kind.form.Settings stage={stage} onChange={(part) => put(i, { ...stage, ...part })} />
            )}
            {stages.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t.schema.removeView(stage.name)}
                onClick={() => set(stages.filter((_, j) => j !== i))}
              >
                <IconTrash size={15} />
              </ActionIcon>
            )}
          </Group>
        );
      })}
      <Group gap="xs">
        {types.map(({ type, form }) => (
          <Button
            key={type}
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(type, form.field)}
          >
            {form.add}
          </Button>
        ))}
      </Group>
    </>
  );
}
