import { Fragment } from "react";
import css from "@/desk/editor.module.css";
import type { Desk } from "@/desk/useDesk";
import type { Named } from "@/editor/labels";
import { useRegistry } from "@/editor/registry";
import { type Answers, type FieldQuestion, isAsked } from "@/editor/schema";
import { useSession } from "@/editor/session";
import { t } from "@/texts/texts";

type Props = { desk: Desk; missing: Set<string>; readOnly?: boolean };

/** The item's questions, those whose condition holds; each is drawn by its kind. */
export function Questions({ desk: { schema, session, named }, missing, readOnly }: Props) {
  const answers = useSession(session, (s) => s.answers);
  const asked = schema.questions.filter(schema.isField).filter((q) => isAsked(q, answers));
  return asked.map((question) => (
    <Field
      key={question.name}
      question={question}
      value={answers[question.name]}
      named={named}
      readOnly={readOnly}
      invalid={missing.has(question.name)}
      prefix="q"
      onChange={(value) =>
        session.run(`answer ${question.name}`, (draft) => {
          if (value === undefined) delete draft[question.name];
          else draft[question.name] = value as never;
        })
      }
    />
  ));
}

type FieldPropsOf = {
  question: FieldQuestion;
  value: unknown;
  onChange: (value: unknown) => void;
  named: Map<string, Named>;
  readOnly?: boolean;
  invalid?: boolean;
  prefix: string;
};

function Field({ question, value, onChange, named, readOnly, invalid, prefix }: FieldPropsOf) {
  const Kind = useRegistry().fields.get(question.type)?.Field;
  const id = `${prefix}-${question.name}`;
  return (
    <div className={css.question} data-question={question.name}>
      <div className={css.questionTitle} id={id}>
        {question.title ?? question.name}
        {question.required && (
          <span className={css.required} data-missing={invalid}>
            {invalid ? t.desk.requiredMissing : t.desk.required}
          </span>
        )}
      </div>
      {question.help && <div className={css.help}>{question.help}</div>}
      {Kind && (
        <Kind
          question={question}
          value={value}
          onChange={onChange}
          named={named}
          readOnly={readOnly}
          invalid={invalid}
          id={id}
        />
      )}
    </div>
  );
}

/** The attributes of a label, asked of one region or relation. */
export function Attributes({
  attributes,
  values,
  onChange,
  readOnly,
  invalid,
  id,
}: {
  attributes: FieldQuestion[];
  values: Answers;
  onChange: (name: string, value: unknown) => void;
  readOnly?: boolean;
  invalid: boolean;
  id: string;
}) {
  const none = new Map<string, Named>();
  return attributes
    .filter((a) => isAsked(a, values))
    .map((attribute) => (
      <Fragment key={attribute.name}>
        <Field
          question={attribute}
          value={values[attribute.name]}
          named={none}
          readOnly={readOnly}
          prefix={id}
          invalid={invalid && attribute.required && values[attribute.name] === undefined}
          onChange={(value) => onChange(attribute.name, value)}
        />
      </Fragment>
    ));
}
