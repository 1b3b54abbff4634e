import { useMemo, useState } from "react";
import { type Change, type Changed, changesOf, type Mark } from "@/desk/changes";
import css from "@/desk/changes.module.css";
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import type { Shown } from "@/editor/stage";
import { t } from "@/texts/texts";

type Props = {
  schema: BoundSchema;
  named: Map<string, Named>;
  shown: Shown;
  name: string;
  /** Why the revision before was sent back; null when it was corrected unasked. */
  reason: string | null;
  before: { revision: number; answers: Answers };
  after: Answers;
};

/** Lines of one question that are shown at once; the rest is one click away. */
const MOST = 6;

/** What a person changed since the revision before, and what they had been told. */
export function Changes({ schema, named, shown, name, reason, before, after }: Props) {
  const changed = useMemo(
    () => changesOf({ schema, named, shown }, before.answers, after),
    [schema, named, shown, before.answers, after],
  );
  return (
    <section className={css.changes} aria-label={t.changes.of(name)}>
      <p>
        <strong>{t.changes.since(name, before.revision)}</strong>
      </p>
      <p className={css.reason}>
        {reason ? (
          <>
            <span className="dim">{t.changes.returnedFor}</span> {reason}
          </>
        ) : (
          <span className="dim">{t.changes.unasked}</span>
        )}
      </p>
      {changed.length === 0 && <p className={css.none}>{t.changes.nothing}</p>}
      <dl>
        {changed.map((each) => (
          <div key={each.question}>
            <dt>{each.title}</dt>
            <dd>{each.kind === "answer" ? <Answer {...each} /> : <Marks {...each} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answer({ before, after }: { before: string; after: string }) {
  return (
    <span>
      <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
    </span>
  );
}

function Marks({ added, removed, changed }: Extract<Changed, { kind: "marks" }>) {
  const [whole, setWhole] = useState(false);
  const lines = [
    ...added.map((mark) => ({ sign: "+", what: t.changes.added, mark })),
    ...removed.map((mark) => ({ sign: "−", what: t.changes.removed, mark })),
    ...changed.map((mark) => ({ sign: "~", what: t.changes.changed, mark })),
  ];
  return (
    <>
      <span>{t.changes.counts(added.length, removed.length, changed.length)}</span>
      <ul>
        {lines.slice(0, whole ? undefined : MOST).map(({ sign, what, mark }) => (
          <li key={`${sign}${mark.id}`} data-sign={sign}>
            <span className={css.sign} aria-hidden>
              {sign}
            </span>
            <span className={css.dot} style={{ background: mark.color }} aria-hidden />
            <span>
              <span className={css.spoken}>{what} </span>
              <Line mark={mark} />
            </span>
          </li>
        ))}
      </ul>
      {lines.length > MOST && !whole && (
        <button type="button" className={css.more} onClick={() => setWhole(true)}>
          {t.changes.more(lines.length - MOST)}
        </button>
      )}
    </>
  );
}

function Line({ mark }: { mark: Mark | Change }) {
  const change = "moved" in mark ? mark : null;
  return (
    <>
      {change?.was && (
        <>
          <del>{change.was}</del> <span aria-hidden>→</span>{" "}
        </>
      )}
      <strong>{mark.label}</strong>{" "}
      {change?.wasText ? (
        <Answer before={change.wasText} after={mark.text} />
      ) : (
        <span className="dim">{mark.text}</span>
      )}
      {change?.moved && !change.wasText && <span className="dim"> · {t.changes.moved}</span>}
      {change?.attributes.map((a) => (
        <span key={a.title}>
          {" · "}
          {a.title} <Answer before={a.before} after={a.after} />
        </span>
      ))}
    </>
  );
}
