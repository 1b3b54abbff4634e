import { useRegistry } from "@/editor/registry";
import {
  type FieldQuestion,
  isRegions,
  type LinksQuestion,
  type Option,
  type Question,
  type Schema,
} from "@/editor/schema";
import { Names } from "@/pages/schema/Names";
import { RegionsDetails } from "@/pages/schema/RegionsDetails";
import { t } from "@/texts/texts";

type Props = { question: Question; schema: Schema; onChange: (q: Question) => void };

/** What only one kind of question has: its kind's settings, and its labels or options. */
export function Details({ question, schema, onChange }: Props) {
  const registry = useRegistry();
  const labels = (
    <Names
      title={t.schema.labels}
      colored
      schema={schema}
      list={(question as LinksQuestion).labels ?? []}
      onChange={(next) => onChange({ ...question, labels: next } as Question)}
    />
  );
  if (isRegions(question))
    return (
      <>
        <RegionsDetails question={question} schema={schema} onChange={onChange} />
        {labels}
      </>
    );
  const links = registry.links.get(question.type);
  if (links) {
    const { Settings } = links.form;
    return (
      <>
        {Settings && <Settings question={question} schema={schema} onChange={onChange} />}
        {(question as LinksQuestion).labels && labels}
      </>
    );
  }
  const field = registry.fields.get(question.type);
  if (!field) return null;
  const asked = question as FieldQuestion;
  const { Settings } = field.form;
  return (
    <>
      {field.options && (
        <Names
          title={t.schema.options}
          schema={schema}
          list={field.options.of(asked)}
          onChange={(options: Option[]) => onChange({ ...asked, options } as Question)}
        />
      )}
      {Settings && <Settings question={asked} schema={schema} onChange={onChange} />}
    </>
  );
}
