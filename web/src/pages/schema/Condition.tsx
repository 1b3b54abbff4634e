import { Select } from "@mantine/core";
import type { Question } from "@/editor/schema";

/** Ask only after a certain answer to a choice that stands before. */
export function Condition({
  question,
  before,
  onChange,
}: {
  question: Question;
  before: Question[];
  onChange: (when: Record<string, unknown> | undefined) => void;
}) {
  const choices = before.filter((q) => q.type === "choice");
  const current = Object.entries(question.when ?? {})[0];
  const data = [
    { value: "", label: "Always asked" },
    ...choices.flatMap((q) =>
      q.options.map((o) => ({ value: `${q.name}\n${o.name}`, label: `Only when ${q.name} is ${o.name}` })),
    ),
  ];
  const value = current ? `${current[0]}\n${String(current[1])}` : "";
  if (value && !data.some((d) => d.value === value))
    data.push({ value, label: `Only when ${current![0]} is ${[current![1]].flat().join(" or ")}` });
  if (data.length === 1) return null;
  return (
    <Select
      aria-label="Condition"
      w={280}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(v) => onChange(v ? { [v.split("\n")[0]!]: v.split("\n")[1] } : undefined)}
    />
  );
}
