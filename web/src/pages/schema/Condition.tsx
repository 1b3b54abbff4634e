import { Select } from "@mantine/core";
import { useRegistry } from "@/editor/registry";
import type { FieldQuestion, Question } from "@/editor/schema";
import { t } from "@/texts/texts";

/** Ask only after a certain answer to a question with options that stands before. */
export function Condition({
  question,
  before,
  onChange,
}: {
  question: Question;
  before: Question[];
  onChange: (when: Question["when"]) => void;
}) {
  const { fields } = useRegistry();
  const current = Object.entries(question.when ?? {})[0];
  const data = [
    { value: "", label: t.schema.always },
    ...before.flatMap((q) =>
      (fields.get(q.type)?.options?.of(q as FieldQuestion) ?? []).map((o) => ({
        value: `${q.name}\n${o.name}`,
        label: t.schema.showIf(q.name, o.name),
      })),
    ),
  ];
  const value = current ? `${current[0]}\n${String(current[1])}` : "";
  if (value && !data.some((d) => d.value === value))
    data.push({ value, label: t.schema.showIf(current![0], [current![1]].flat().join(" / ")) });
  if (data.length === 1) return null;
  return (
    <Select
      aria-label={t.schema.condition}
      w={280}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(v) => onChange(v ? { [v.split("\n")[0]!]: v.split("\n")[1]! } : undefined)}
    />
  );
}
