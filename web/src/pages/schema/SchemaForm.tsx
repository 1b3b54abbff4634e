import { ActionIcon, Button, Checkbox, Group, Menu, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { Question, Schema } from "@/editor/schema";
import { Condition } from "@/pages/schema/Condition";
import { Details } from "@/pages/schema/Details";
import { fresh } from "@/pages/schema/fresh";
import { Stages } from "@/pages/schema/Stages";
import css from "@/pages/schema/schema.module.css";

type Fault = { path: string; message: string };
type Props = { schema: Schema; faults: Fault[]; onChange: (schema: Schema) => void };

const KINDS: { type: Question["type"]; title: string }[] = [
  { type: "regions", title: "Regions — mark stretches of a text, or shapes on a picture" },
  { type: "relations", title: "Relations — link regions" },
  { type: "choice", title: "Choice — one, several or a tree" },
  { type: "rating", title: "Rating — a step on a scale" },
  { type: "number", title: "Number" },
  { type: "text", title: "Free text" },
];

/** The schema's stages and questions as rows that can be added, ordered and taken away. */
export function SchemaForm({ schema, faults, onChange }: Props) {
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
      <Stages schema={schema} faultOf={faultOf} onChange={onChange} />
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
