import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { api, got, type Schemas } from "@/api/client";
import { AnswersView, StagesView } from "@/desk/AnswersView";
import { Changes } from "@/desk/Changes";
import { nameLabels } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import type { Shown } from "@/editor/stage";
import css from "@/pages/items/drawer.module.css";
import { day, minute } from "@/texts/many";
import { t } from "@/texts/texts";

type Annotation = {
  id: string;
  annotator?: string;
  by?: string;
  answers: Answers;
  seconds: number;
  created_at: string;
  revision: number;
  state?: string;
  guideline_version: number;
  reason?: string | null;
  revisions?: { id: string; revision: number; returned_for: string | null }[];
  /** The answers that the latest revision corrects, as today's schema reads them. */
  before?: Answers | null;
};

/** One item with everybody's answers and the settled one. */
export function ItemDrawer({
  projectId,
  itemId,
  schema,
  mayReview,
}: {
  projectId: string;
  itemId: string;
  schema: BoundSchema;
  mayReview: boolean;
}) {
  const { data: item, error } = useQuery({
    queryKey: ["item", itemId],
    queryFn: () =>
      got(api.GET("/api/v1/projects/{id}/items/{item}", { params: { path: { id: projectId, item: itemId } } })),
  });
  if (error) return <p role="alert">{error.message}</p>;
  if (!item) return null;
  const annotations = item.annotations as unknown as Annotation[];
  const shown: Shown = { projectId, data: item.data as Record<string, unknown>, media: item.media };
  const settled = item.settled as unknown as Annotation | null;
  return (
    <>
      <p className="dim" style={{ marginTop: 0 }}>
        {item.key && <span className="mono">{item.key} · </span>}
        {t.items.states[item.state] ?? item.state} · {t.items.priorityIs(item.priority)}
        {item.batch && ` · ${t.items.batchIs(item.batch)}`}
        {item.agreement !== null && ` · ${t.items.agreementIs(item.agreement)}`}
        {item.purge_at && ` · ${t.items.goneOn(day(item.purge_at))}`}
      </p>
      {mayReview && annotations.length > 0 && (
        <Button
          component={Link}
          to="/p/$projectId/review"
          params={{ projectId } as never}
          search={{ item: itemId } as never}
          variant="default"
          mb="md"
        >
          {t.items.openInReview}
        </Button>
      )}
      <Skips people={item.people} />
      {settled && (
        <One title={t.items.approvedBy(settled.by ?? "")} annotation={settled} schema={schema} shown={shown} />
      )}
      {annotations.map((each) => (
        <One key={each.id} title={each.annotator ?? ""} annotation={each} schema={schema} shown={shown} />
      ))}
      {annotations.length === 0 && <StagesView schema={schema} shown={shown} answers={{}} />}
      {item.meta && <pre className={css.meta}>{JSON.stringify(item.meta, null, 2)}</pre>}
    </>
  );
}

/** Who left the item to others, and why. */
function Skips({ people }: { people: Schemas["PersonAndState"][] }) {
  const skipped = people.filter((person) => person.state === "skipped");
  if (skipped.length === 0) return null;
  return (
    <section className={css.skips} aria-label={t.items.skips}>
      {skipped.map((person) => (
        <p key={person.id}>
          <strong>{t.items.skippedBy(person.name)}</strong> {person.reason}
          {person.note && <span className={css.note}>{t.items.note(person.note)}</span>}
          {person.at && <span className="dim"> {minute(person.at)}</span>}
        </p>
      ))}
    </section>
  );
}

function One({
  title,
  annotation,
  schema,
  shown,
}: {
  title: string;
  annotation: Annotation;
  schema: BoundSchema;
  shown: Shown;
}) {
  const { answers } = annotation;
  const named = useMemo(() => nameLabels(schema), [schema]);
  const earlier = annotation.revisions?.at(-2);
  return (
    <section className={css.one}>
      <h3>
        {title}{" "}
        <span className="dim">
          {t.items.made(
            minute(annotation.created_at),
            annotation.seconds,
            annotation.revision,
            annotation.guideline_version,
          )}
          {annotation.state === "rework" && ` · ${t.items.returned}`}
        </span>
      </h3>
      {annotation.state === "rework" && annotation.reason && (
        <p className={css.returned}>
          <strong>{t.items.returnedFor}</strong> {annotation.reason}
        </p>
      )}
      {earlier && annotation.before && (
        <Changes
          schema={schema}
          named={named}
          shown={shown}
          name={title}
          reason={annotation.revisions?.at(-1)?.returned_for ?? null}
          before={{ revision: earlier.revision, answers: annotation.before }}
          after={answers}
        />
      )}
      <AnswersView schema={schema} shown={shown} answers={answers} />
    </section>
  );
}
