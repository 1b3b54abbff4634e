import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useRegistry } from "@/editor/registry";
import type { FieldQuestion, Label, Schema } from "@/editor/schema";
import css from "@/pages/schema/schema.module.css";
import { t } from "@/texts/texts";

type Props = { label: Label; schema: Schema; onChange: (label: Label) => void };

/** What is asked of each region or link with a label. */
export function AttributesForm({ label, schema, onChange }: Props) {
  const { fields } = useRegistry();
  const kinds = [...fields.values()];
  const list = label.attributes ?? [];
  const set = (next: FieldQuestion[]) => onChange({ ...label, attributes: next.length ? next : undefined });
  const put = (at: number, attribute: FieldQuestion) => set(list.map((a, i) => (i === at ? attribute : a)));
  const blank = (type: string, name: string): FieldQuestion => ({ type, name, ...fields.get(type)?.form.fresh() });
  return (
    <div className={css.attributes}>
      {list.map((attribute, i) => {
        const Inline = fields.get(attribute.type)?.form.Inline;
        return (
          <Group key={i} gap={4} wrap="nowrap" mb={4}>
            <TextInput
              w={110}
              aria-label={t.schema.attribute(i + 1, label.name)}
              value={attribute.name}
              onChange={(e) => put(i, { ...attribute, name: e.currentTarget.value })}
            />
            <Select
              w={90}
              aria-label={t.schema.attributeType(attribute.name)}
              data={kinds.map(({ type, title }) => ({ value: type, label: title }))}
              value={attribute.type}
              allowDeselect={false}
              onChange={(type) => type && put(i, blank(type, attribute.name))}
            />
            {Inline && <Inline question={attribute} schema={schema} onChange={(next) => put(i, next)} />}
            <Checkbox
              label={t.schema.attributeRequired}
              checked={attribute.required ?? false}
              onChange={(e) => put(i, { ...attribute, required: e.currentTarget.checked || undefined })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.schema.removeAttribute(attribute.name)}
              onClick={() => set(list.filter((_, j) => j !== i))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        );
      })}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={12} />}
        onClick={() =>
          set([...list, blank(kinds[0]!.type, list.length ? `attribute_${list.length + 1}` : "attribute")])
        }
      >
        {t.schema.addAttribute(label.name)}
      </Button>
    </div>
  );
}
