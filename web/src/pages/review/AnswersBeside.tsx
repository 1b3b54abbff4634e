import { sayAnswer } from "@/desk/say";
import type { BoundSchema } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import type { Reviewed } from "@/pages/review/clusters";
import { PEOPLE } from "@/pages/review/layers";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

/** The questions about the whole item to which people gave different answers, with who said what. */
export function AnswersBeside({ schema, annotations }: { schema: BoundSchema; annotations: Reviewed[] }) {
  const disputed = schema.questions.filter(schema.isField).flatMap((question) => {
    const said = annotations.map((a) => sayAnswer(schema.registry, question, (a.answers as Answers)[question.name]));
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
              <span className="dim">{a.name}</span> {said[i]}
            </dd>
          ))}
        </dl>
      ))}
    </section>
  );
}
