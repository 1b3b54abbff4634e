import { ActionIcon, Button, Checkbox, Group, Menu, NumberInput, Select, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { Question, Schema } from "@/editor/schema";
import { Names } from "@/pages/schema/Names";
import css from "@/pages/schema/schema.module.css";

type Fault = { path: string; message: string };
type Props = { schema: Schema; faults: Fault[]; onChange: (schema: Schema) => void };

const KINDS: { type: Question["type"]; title: string }[] = [
  { type: "regions", title: "Spans — mark stretches of the text" },
  { type: "relations", title: "Relations — link spans" },
  { type: "choice", title: "Choice — one, several or a tree" },
  { type: "rating", title: "Rating — a step on a scale" },
  { type: "number", title: "Number" },
  { type: "text", title: "Free text" },
];

/** The schema's stages and questions as rows that can be added, ordered and taken away. */
export function SchemaForm({ schema, faults, onChange }: Props) {
  const stages = schema.stages ?? [];
  const questions = schema.questions ?? [];
  const setQuestion = (at: number, question: Question) =>
    onChange({ ...schema, questions: questions.map((q, i) => (i === at ? question : q)) });
  const move = (at: number, by: number) => {
    const next = [...questions];
    const [moved] = next.splice(at, 1);
    next.splice(at + by, 0, moved!);
    onChange({ ...schema, questions: next });
  };
  const add = (type: Question["type"]) => onChange({ ...schema, questions: [...questions, fresh(type, schema)] });
  const faultOf = (path: string) => faults.find((f) => f.path.replace(/^schema\.?/, "") === path)?.message;
  return (
    <div className={css.form}>
      <h3>What is shown</h3>
      {stages.map((stage, i) => (
        <Group key={i} gap="sm" align="end" wrap="nowrap">
          <TextInput
            label="Stage"
            value={stage.name}
            error={faultOf(`stages[${i}].name`)}
            onChange={(e) =>
              onChange({
                ...schema,
                stages: stages.map((s, j) => (j === i ? { ...s, name: e.currentTarget.value } : s)),
              })
            }
          />
          <TextInput
            label="Field of the item’s data"
            value={stage.source}
            onChange={(e) =>
              onChange({
                ...schema,
                stages: stages.map((s, j) => (j === i ? { ...s, source: e.currentTarget.value } : s)),
              })
            }
          />
          <Select
            label="Direction"
            w={110}
            data={["auto", "ltr", "rtl"]}
            value={stage.direction ?? "auto"}
            allowDeselect={false}
            onChange={(v) =>
              onChange({
                ...schema,
                stages: stages.map((s, j) =>
                  j === i ? { ...s, direction: v === "auto" ? undefined : (v as "ltr") } : s,
                ),
              })
            }
          />
          {stages.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove stage ${stage.name}`}
              onClick={() => onChange({ ...schema, stages: stages.filter((_, j) => j !== i) })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            onChange({
              ...schema,
              stages: [
                ...stages,
                {
                  name: unused(
                    "text",
                    stages.map((s) => s.name),
                  ),
                  type: "text",
                  source: unused(
                    "text",
                    stages.map((s) => s.source),
                  ),
                },
              ],
            })
          }
        >
          Another text beside it
        </Button>
      </div>
      <h3>What is asked</h3>
      {questions.map((question, i) => (
        <section key={i} className={css.card} aria-label={`Question ${question.name}`}>
          <Group gap="sm" wrap="nowrap" align="end">
            <TextInput
              label={KINDS.find((k) => k.type === question.type)?.title.split(" — ")[0] ?? question.type}
              value={question.name}
              error={faultOf(`questions[${i}].name`)}
              onChange={(e) => setQuestion(i, { ...question, name: e.currentTarget.value })}
            />
            <TextInput
              label="Title"
              placeholder={question.name}
              value={question.title ?? ""}
              style={{ flex: 1 }}
              onChange={(e) => setQuestion(i, { ...question, title: e.currentTarget.value || undefined })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${question.name} up`}
              disabled={i === 0}
              onClick={() => move(i, -1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${question.name} down`}
              disabled={i === questions.length - 1}
              onClick={() => move(i, 1)}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${question.name}`}
              onClick={() => onChange({ ...schema, questions: questions.filter((_, j) => j !== i) })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
          <Details question={question} schema={schema} onChange={(q) => setQuestion(i, q)} />
          <Group gap="lg">
            <Checkbox
              label="Required"
              checked={question.required ?? false}
              onChange={(e) => setQuestion(i, { ...question, required: e.currentTarget.checked || undefined })}
            />
            <Condition
              question={question}
              before={questions.slice(0, i)}
              onChange={(when) => setQuestion(i, { ...question, when })}
            />
          </Group>
        </section>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="light" leftSection={<IconPlus size={14} />} style={{ alignSelf: "start" }}>
            Add a question
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.filter((k) => k.type !== "relations" || questions.some((q) => q.type === "regions")).map((k) => (
            <Menu.Item key={k.type} onClick={() => add(k.type)}>
              {k.title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** What only one kind of question has. */
function Details({
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
          {schema.stages.length > 1 && (
            <Select
              label="On"
              data={schema.stages.map((s) => s.name)}
              value={question.stage}
              allowDeselect={false}
              onChange={(v) => v && onChange({ ...question, stage: v })}
            />
          )}
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

/** Ask only after a certain answer to a choice that stands before. */
function Condition({
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

function unused(name: string, taken: string[]): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name}_${n}`)) return `${name}_${n}`;
}

function fresh(type: Question["type"], schema: Schema): Question {
  const name = (wanted: string) =>
    unused(
      wanted,
      schema.questions.map((q) => q.name),
    );
  const regions = schema.questions.find((q) => q.type === "regions")?.name ?? "";
  switch (type) {
    case "regions":
      return { type, name: name("spans"), stage: schema.stages[0]?.name ?? "text", labels: [{ name: "label" }] };
    case "relations":
      return { type, name: name("relations"), from: regions, to: regions, labels: [{ name: "relates to" }] };
    case "choice":
      return { type, name: name("choice"), options: [{ name: "yes" }, { name: "no" }] };
    case "rating":
      return { type, name: name("rating"), min: 1, max: 5 };
    case "number":
      return { type, name: name("number") };
    default:
      return { type: "text", name: name("note") };
  }
}
