import { ActionIcon, Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { FieldQuestion, Label } from "@/editor/schema";
import css from "@/pages/schema/schema.module.css";

const TYPES = ["choice", "rating", "number", "text"];

function blank(type: string, name: string): FieldQuestion {
  if (type === "choice") return { type, name, options: [{ name: "yes" }, { name: "no" }] };
  return { type, name } as FieldQuestion;
}

/** What is asked of each region or relation with a label. */
export function AttributesForm({ label, onChange }: { label: Label; onChange: (label: Label) => void }) {
  const list = label.attributes ?? [];
  const set = (next: FieldQuestion[]) => onChange({ ...label, attributes: next.length ? next : undefined });
  const put = (at: number, attribute: FieldQuestion) => set(list.map((a, i) => (i === at ? attribute : a)));
  return (
    <div className={css.attributes}>
      {list.map((attribute, i) => (
        <Group key={i} gap={4} wrap="nowrap" mb={4}>
          <TextInput
            w={110}
            aria-label={`Attribute ${i + 1} of ${label.name}`}
            value={attribute.name}
            onChange={(e) => put(i, { ...attribute, name: e.currentTarget.value })}
          />
          <Select
            w={90}
            aria-label={`Kind of ${attribute.name}`}
            data={TYPES}
            value={attribute.type}
            allowDeselect={false}
            onChange={(type) => type && put(i, blank(type, attribute.name))}
          />
          {attribute.type === "choice" && (
            <TextInput
              style={{ flex: 1 }}
              aria-label={`Options of ${attribute.name}`}
              defaultValue={attribute.options.map((o) => o.name).join(", ")}
              onBlur={(e) => {
                const names = e.currentTarget.value
                  .split(",")
                  .map((n) => n.trim())
                  .filter(Boolean);
                put(i, {
                  ...attribute,
                  options: names.map((name) => attribute.options.find((o) => o.name === name) ?? { name }),
                });
              }}
            />
          )}
          <Checkbox
            label="required"
            checked={attribute.required ?? false}
            onChange={(e) => put(i, { ...attribute, required: e.currentTarget.checked || undefined })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove attribute ${attribute.name}`}
            onClick={() => set(list.filter((_, j) => j !== i))}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={12} />}
        onClick={() => set([...list, blank("choice", list.length ? `attribute_${list.length + 1}` : "attribute")])}
      >
        Attribute of {label.name || "this label"}
      </Button>
    </div>
  );
}
