import { ActionIcon, Button, Checkbox, Group, Menu, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useRegistry } from "@/editor/registry";
import { isRegions, type Question, type Schema } from "@/editor/schema";
import { Condition } from "@/pages/schema/Condition";
import { Details } from "@/pages/schema/Details";
import { fresh } from "@/pages/schema/fresh";
import { Stages } from "@/pages/schema/Stages";
import css from "@/pages/schema/schema.module.css";
import { t } from "@/texts/texts";

type Fault = { path: string; message: string };
type Props = { schema: Schema; faults: Fault[]; onChange: (schema: Schema) => void };

/** The schema's stages and questions as rows that can be added, ordered and taken away. */
export function SchemaForm({ schema, faults, onChange }: Props) {
  const registry = useRegistry();
  const kinds = [
    { type: "regions", title: t.schema.regions, about: t.schema.regionsAbout },
    ...registry.links.values(),
    ...registry.fields.values(),
  ];
  const questions = schema.questions ?? [];
  const setQuestion = (at: number, question: Question) =>
    onChange({ ...schema, questions: questions.map((q, i) => (i === at ? question : q)) });
  const move = (at: number, by: number) => {
    const next = [...questions];
    const [moved] = next.splice(at, 1);
    next.splice(at + by, 0, moved!);
    onChange({ ...schema, questions: next });
  };
  const add = (type: string) => onChange({ ...schema, questions: [...questions, fresh(type, schema, registry)] });
  const faultOf = (path: string) => faults.find((f) => f.path.replace(/^schema\.?/, "") === path)?.message;
  return (
    <div className={css.form}>
      <h2>{t.schema.data}</h2>
      <Stages schema={schema} faultOf={faultOf} onChange={onChange} />
      <h2>{t.schema.tasks}</h2>
      {questions.map((question, i) => (
        <section key={i} className={css.card} aria-label={t.schema.question(question.name)}>
          <Group gap="sm" wrap="nowrap" align="end">
            <TextInput
              label={kinds.find((k) => k.type === question.type)?.title ?? question.type}
              value={question.name}
              error={faultOf(`questions[${i}].name`)}
              onChange={(e) => setQuestion(i, { ...question, name: e.currentTarget.value })}
            />
            <TextInput
              label={t.schema.title}
              placeholder={question.name}
              value={question.title ?? ""}
              style={{ flex: 1 }}
              onChange={(e) => setQuestion(i, { ...question, title: e.currentTarget.value || undefined })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.schema.up(question.name)}
              disabled={i === 0}
              onClick={() => move(i, -1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.schema.down(question.name)}
              disabled={i === questions.length - 1}
              onClick={() => move(i, 1)}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.schema.remove(question.name)}
              onClick={() => onChange({ ...schema, questions: questions.filter((_, j) => j !== i) })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
          <Details question={question} schema={schema} onChange={(q) => setQuestion(i, q)} />
          <Group gap="lg">
            <Checkbox
              label={t.schema.required}
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
            {t.schema.addTask}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds
            .filter((k) => !registry.links.has(k.type) || questions.some(isRegions))
            .map((k) => (
              <Menu.Item key={k.type} onClick={() => add(k.type)}>
                {k.title}
                <span className="dim"> — {k.about}</span>
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
