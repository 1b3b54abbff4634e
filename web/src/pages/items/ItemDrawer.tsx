import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { api, got } from "@/api/client";
import { sayAnswer } from "@/desk/say";
import { nameLabels } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, linksOf, type StageDocument } from "@/editor/schema";
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
  revisions?: unknown[];
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
      {settled && (
        <One title={t.items.approvedBy(settled.by ?? "")} annotation={settled} schema={schema} shown={shown} />
      )}
      {annotations.map((each) => (
        <One key={each.id} title={each.annotator ?? ""} annotation={each} schema={schema} shown={shown} />
      ))}
      {annotations.length === 0 &&
        schema.stages.map((stage) => (
          <Shows key={stage.name} schema={schema} stage={stage} shown={shown} answers={{}} />
        ))}
      {item.meta && <pre className={css.meta}>{JSON.stringify(item.meta, null, 2)}</pre>}
    </>
  );
}

function Shows({
  schema,
  stage,
  shown,
  answers,
}: {
  schema: BoundSchema;
  stage: StageDocument;
  shown: Shown;
  answers: Answers;
}) {
  const named = useMemo(() => nameLabels(schema), [schema]);
  const { View } = schema.registry.stage(stage);
  return (
    <div className={css.text}>
      <View schema={schema} stage={stage} shown={shown} answers={answers} named={named} />
    </div>
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
      {schema.stages.map((stage) => (
        <Shows key={stage.name} schema={schema} stage={stage} shown={shown} answers={answers} />
      ))}
      <dl className={css.answers}>
        {schema.questions.filter(schema.isField).map(
          (q) =>
            answers[q.name] !== undefined && (
              <div key={q.name}>
                <dt>{q.title ?? q.name}</dt>
                <dd>{sayAnswer(schema.registry, q, answers[q.name])}</dd>
              </div>
            ),
        )}
        {schema.questions
          .filter((q) => !schema.isField(q))
          .map((q) => (
            <div key={q.name}>
              <dt>{q.title ?? q.name}</dt>
              <dd>{linksOf(answers, q.name).length}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
