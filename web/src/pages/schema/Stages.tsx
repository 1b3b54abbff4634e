import { ActionIcon, Button, Group, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Schema, StageDocument } from "@/editor/schema";
import { unused } from "@/pages/schema/fresh";

type Props = { schema: Schema; faultOf: (path: string) => string | undefined; onChange: (schema: Schema) => void };

const TYPES = [
  { value: "text", label: "Text" },
  { value: "image", label: "Picture" },
];

/** What is shown: each stage with the field of the item's data that it shows. */
export function Stages({ schema, faultOf, onChange }: Props) {
  const stages = schema.stages ?? [];
  const set = (next: StageDocument[]) => onChange({ ...schema, stages: next });
  const change = (at: number, part: Partial<StageDocument>) =>
    set(stages.map((s, i) => (i === at ? { ...s, ...part } : s)));
  const add = (type: StageDocument["type"]) => {
    const wanted = type === "text" ? "text" : "photo";
    set([
      ...stages,
      {
        name: unused(
          wanted,
          stages.map((s) => s.name),
        ),
        type,
        source: unused(
          wanted,
          stages.map((s) => s.source),
        ),
      },
    ]);
  };
  return (
    <>
      {stages.map((stage, i) => (
        <Group key={i} gap="sm" align="end" wrap="nowrap">
          <TextInput
            label="Stage"
            value={stage.name}
            error={faultOf(`stages[${i}].name`)}
            onChange={(e) => change(i, { name: e.currentTarget.value })}
          />
          <Select
            label="Shows"
            w={96}
            data={TYPES}
            value={stage.type}
            allowDeselect={false}
            error={faultOf(`stages[${i}].type`)}
            onChange={(v) => v && change(i, { type: v as StageDocument["type"], direction: undefined })}
          />
          <TextInput
            label="Field of the item’s data"
            value={stage.source}
            error={faultOf(`stages[${i}].source`)}
            onChange={(e) => change(i, { source: e.currentTarget.value })}
          />
          {stage.type === "text" && (
            <Select
              label="Direction"
              w={84}
              data={["auto", "ltr", "rtl"]}
              value={stage.direction ?? "auto"}
              allowDeselect={false}
              onChange={(v) => change(i, { direction: v === "auto" ? undefined : (v as "ltr") })}
            />
          )}
          {stages.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove stage ${stage.name}`}
              onClick={() => set(stages.filter((_, j) => j !== i))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group gap="xs">
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => add("text")}>
          A text beside it
        </Button>
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => add("image")}>
          A picture beside it
        </Button>
      </Group>
    </>
  );
}
