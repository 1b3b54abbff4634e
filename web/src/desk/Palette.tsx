import { Fragment } from "react";
import css from "@/desk/editor.module.css";
import { shown } from "@/editor/keys";
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import { type EditorSession, useSession } from "@/editor/session";
import { t } from "@/texts/texts";

type Props = {
  schema: BoundSchema;
  session: EditorSession;
  named: Map<string, Named>;
  onLabel: (question: string, label: string) => void;
  children?: React.ReactNode;
};

/** The labels of regions and relations with their keys; the active one is filled. */
export function Palette({ schema, session, named, onLabel, children }: Props) {
  const active = useSession(session, (s) => s.activeLabel);
  const questions = schema.questions.filter((q) => !schema.isField(q) && schema.offered(q).options.length > 0);
  if (questions.length === 0) return null;
  return (
    <div className={css.palette} role="toolbar" aria-label={t.desk.labels}>
      {questions.map((question) => (
        <Fragment key={question.name}>
          <span className={css.group}>{question.title ?? question.name}</span>
          {schema.offered(question).options.map((label) => {
            const name = named.get(`${question.name}/${label.name}`)!;
            const on = active?.question === question.name && active.label === label.name;
            return (
              <button
                key={label.name}
                type="button"
                className={css.chip}
                data-on={on}
                aria-pressed={on}
                title={label.help}
                style={{ "--mark": name.color } as React.CSSProperties}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onLabel(question.name, label.name)}
              >
                <span className={css.swatch} aria-hidden />
                {name.title}
                {name.key && <kbd>{shown(name.key)}</kbd>}
              </button>
            );
          })}
        </Fragment>
      ))}
      {children}
    </div>
  );
}
