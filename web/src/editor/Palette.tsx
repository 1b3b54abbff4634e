import { Fragment } from "react";
import css from "@/editor/editor.module.css";
import { shown } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import type { Schema } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";

type Props = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  onLabel: (question: string, label: string) => void;
  children?: React.ReactNode;
};

/** The labels of regions and relations with their keys; the armed one is filled. */
export function Palette({ schema, session, named, onLabel, children }: Props) {
  const armed = useSession(session, (s) => s.armed);
  const questions = schema.questions.filter((q) => q.type === "regions" || q.type === "relations");
  if (questions.length === 0) return null;
  return (
    <div className={css.palette} role="toolbar" aria-label="Labels">
      {questions.map((question) => (
        <Fragment key={question.name}>
          <span className={css.group}>{question.title ?? question.name}</span>
          {question.labels.map((label) => {
            const name = named.get(`${question.name}/${label.name}`)!;
            const on = armed?.question === question.name && armed.label === label.name;
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
