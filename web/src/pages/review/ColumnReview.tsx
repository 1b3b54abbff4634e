import { useMemo } from "react";
import { Panel } from "@/desk/Panel";
import { Stages } from "@/desk/Stages";
import type { Desk } from "@/desk/useDesk";
import type { Review } from "@/desk/work/reviewing";
import type { Answers } from "@/editor/schema";
import type { Missing } from "@/editor/submit";
import { AnswerColumn } from "@/pages/review/AnswerColumn";
import { disputed } from "@/pages/review/compare";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

export type ReviewActs = {
  onAccept: (index: number) => void;
  onStart: (index: number) => void;
  onBack: (index: number) => void;
};

type Props = ReviewActs & { desk: Desk; review: Review; lacking: Missing[] };

/** Everybody's annotations side by side, and the final answer at the end. */
export function ColumnReview({ desk, review, lacking, onAccept, onStart, onBack }: Props) {
  const { annotations, settled, clusters } = review;
  const { schema, shown, named } = desk;
  const differing = useMemo(
    () =>
      disputed(
        schema,
        annotations.map((a) => a.answers as Answers),
        clusters,
      ),
    [schema, annotations, clusters],
  );
  return (
    <main className={css.beside}>
      <div className={css.columns}>
        {annotations.map((a, i) => (
          <AnswerColumn
            key={a.id}
            annotation={a}
            shown={shown}
            schema={schema}
            named={named}
            disputed={differing}
            number={i + 1}
            onAccept={() => onAccept(i)}
            onTake={() => onStart(i)}
            onBack={() => onBack(i)}
          />
        ))}
        {annotations.length === 0 && (
          <p className="dim" style={{ padding: 16 }}>
            {t.review.nobody}
          </p>
        )}
      </div>
      <section className={css.mine} aria-label={t.review.finalAnswer}>
        <div className={css.head}>
          <strong>{t.review.finalAnswer}</strong>
          <span className="dim">
            {settled ? t.review.fromApproved : annotations.length > 1 ? t.review.fromConsensus : t.review.fromAnswer}
          </span>
        </div>
        <Stages desk={desk} className={css.text} />
        <div className={css.panel}>
          <Panel desk={desk} lacking={lacking} />
        </div>
      </section>
    </main>
  );
}
