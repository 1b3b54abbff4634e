import { sayAnswer } from "@/desk/say";
import type { Desk } from "@/desk/useDesk";
import type { Answers } from "@/editor/schema";
import type { Cluster, Reviewed } from "@/pages/review/clusters";
import { PEOPLE } from "@/pages/review/layers";
import { saidLinks } from "@/pages/review/links";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

type Props = { desk: Pick<Desk, "schema" | "named">; annotations: Reviewed[]; clusters: Cluster[] };

/** The questions about the whole item, relations too, to which people gave different answers, with who said what. */
export function AnswersBeside({ desk, annotations, clusters }: Props) {
  const { schema } = desk;
  const disputed = schema.questions.flatMap((question) => {
    if (schema.regionsQuestion(question.name)) return [];
    const said = annotations.map((a) =>
      schema.isField(question)
        ? sayAnswer(schema.registry, question, (a.answers as Answers)[question.name])
        : saidLinks(desk, question, a, clusters),
    );
    return new Set(said).size > 1 ? [{ question, said }] : [];
  });
  if (disputed.length === 0) return null;
  return (
    <section className={css.dissent} aria-label={t.review.dissent}>
      <h2>{t.review.dissent}</h2>
      {disputed.map(({ question, said }) => (
        <dl key={question.name}>
          <dt>{question.title ?? question.name}</dt>
          {annotations.map((a, i) => (
            <dd key={a.id}>
              <span className={css.dot} style={{ background: PEOPLE[i % PEOPLE.length] }} aria-hidden />
              <span className={`${css.who} dim`}>{a.name}</span> <span className={css.said}>{said[i]}</span>
            </dd>
          ))}
        </dl>
      ))}
    </section>
  );
}
