import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import { assignmentQuery } from "@/api/queries";
import { AnswersView } from "@/desk/AnswersView";
import type { BoundSchema } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import css from "@/pages/label/history.module.css";
import { moment } from "@/texts/many";
import { t } from "@/texts/texts";

type Props = { own: Schemas["OwnItem"]; projectId: string; schema: BoundSchema; onOpen: () => void };

/** One of one's items: what it is, what was answered, how it stands. What is approved is only looked at. */
export function OwnRow({ own, projectId, schema, onOpen }: Props) {
  const [looks, setLooks] = useState(false);
  const isFinal = own.state === "settled";
  const said = own.said.map((each) => say(schema, each));
  const why = [own.reason, own.note].filter(Boolean).join(" · ");
  return (
    <li>
      <button
        type="button"
        className={css.row}
        data-final={isFinal || undefined}
        aria-expanded={isFinal ? looks : undefined}
        title={isFinal ? t.history.settledWhy : own.excerpt}
        onClick={() => (isFinal ? setLooks(!looks) : onOpen())}
      >
        <span className={css.line}>
          <span className={css.excerpt}>{own.excerpt}</span>
          <span className={css.state} data-state={own.state}>
            {t.history.states[own.state]}
          </span>
        </span>
        <span className={css.line}>
          <span className={css.said}>{said.join(" · ") || t.history.none}</span>
          <span className="dim">
            {own.revision > 1 && `${t.history.revision(own.revision)} · `}
            {moment(own.at)}
          </span>
        </span>
        {why && <span className={css.why}>{why}</span>}
        {own.drafted && <span className={css.drafted}>{t.history.drafted}</span>}
      </button>
      {looks && <Final assignment={own.assignment} projectId={projectId} schema={schema} />}
    </li>
  );
}

/** What is approved, as one submitted it. */
function Final({ assignment, projectId, schema }: { assignment: string; projectId: string; schema: BoundSchema }) {
  const { data, error } = useQuery(assignmentQuery(assignment));
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return null;
  const shown = { projectId, data: data.item.data as Record<string, unknown>, media: data.item.media };
  return (
    <div className={css.final}>
      <p className="dim">{t.history.settledWhy}</p>
      <AnswersView schema={schema} shown={shown} answers={(data.draft ?? {}) as Answers} />
    </div>
  );
}

/** An option or a label by its title; a number or a text with what it answers. */
function say(schema: BoundSchema, { question, value, times }: Schemas["SaidOut"]): string {
  const asked = schema.question(question);
  if (!asked) return value;
  const { options } = schema.offered(asked);
  const title = options.find((o) => o.name === value)?.title ?? value;
  if (options.length === 0) return t.history.answer(asked.title ?? asked.name, value);
  return t.history.said(title, times);
}
