import { Checkbox, Group, NumberInput, Select, TextInput } from "@mantine/core";
import type { Question, Schema } from "@/editor/schema";
import { Names } from "@/pages/schema/Names";
import { RegionsDetails } from "@/pages/schema/RegionsDetails";

/** What only one kind of question has. */
export function Details({
  question,
  schema,
  onChange,
}: {
  question: Question;
  schema: Schema;
  onChange: (q: Question) => void;
}) {
  const regions = schema.questions.filter((q) => q.type === "regions").map((q) => q.name);
  switch (question.type) {
    case "regions":
      return (
        <>
          <RegionsDetails question={question} schema={schema} onChange={onChange} />
          <Names
            title="Labels"
            colored
            list={question.labels}
            onChange={(labels) => onChange({ ...question, labels })}
          />
        </>
      );
    case "relations":
      return (
        <>
          <Group gap="sm">
            <Select
              label="From"
              data={regions}
              value={question.from}
              allowDeselect={false}
              onChange={(v) => v && onChange({ ...question, from: v })}
            />
            <Select
              label="To"
              data={regions}
              value={question.to}
              allowDeselect={false}
              onChange={(v) => v && onChange({ ...question, to: v })}
            />
          </Group>
          <Names
            title="Labels"
            colored
            list={question.labels}
            onChange={(labels) => onChange({ ...question, labels })}
          />
        </>
      );
    case "choice":
      return (
        <>
          <Names title="Options" list={question.options} onChange={(options) => onChange({ ...question, options })} />
          <Checkbox
            label="Several may be chosen"
            checked={question.multiple ?? false}
            onChange={(e) => onChange({ ...question, multiple: e.currentTarget.checked || undefined })}
          />
        </>
      );
    case "rating":
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
    case "number":
      return (
        <Group gap="sm" grow align="end">
          <NumberInput
            label="At least"
            value={question.min ?? ""}
            onChange={(v) => onChange({ ...question, min: typeof v === "number" ? v : undefined })}
          />
          <NumberInput
            label="At most"
            value={question.max ?? ""}
            onChange={(v) => onChange({ ...question, max: typeof v === "number" ? v : undefined })}
          />
          <TextInput
            label="Unit"
            value={question.unit ?? ""}
            onChange={(e) => onChange({ ...question, unit: e.currentTarget.value || undefined })}
          />
          <Checkbox
            label="Whole numbers"
            checked={question.integer ?? false}
            onChange={(e) => onChange({ ...question, integer: e.currentTarget.checked || undefined })}
          />
        </Group>
      );
    default:
      return (
        <Checkbox
          label="Several lines"
          checked={question.multiline ?? false}
          onChange={(e) => onChange({ ...question, multiline: e.currentTarget.checked || undefined })}
        />
      );
  }
}
