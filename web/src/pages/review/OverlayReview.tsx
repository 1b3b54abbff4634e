import { Panel } from "@/desk/Panel";
import { Stages } from "@/desk/Stages";
import type { Desk } from "@/desk/useDesk";
import type { Review } from "@/desk/work/reviewing";
import type { Missing } from "@/editor/submit";
import { AnswersBeside } from "@/pages/review/AnswersBeside";
import type { ReviewActs } from "@/pages/review/ColumnReview";
import { MatchedRegions } from "@/pages/review/MatchedRegions";
import { People } from "@/pages/review/People";
import { Rework } from "@/pages/review/Rework";
import css from "@/pages/review/review.module.css";
import type { useOverlayReview } from "@/pages/review/useOverlayReview";
import { t } from "@/texts/texts";

type Props = ReviewActs & {
  desk: Desk;
  review: Review;
  lacking: Missing[];
  overlay: ReturnType<typeof useOverlayReview>;
};

/** The final answer large, everybody's annotations laid over it; beside it who they are and what they matched. */
export function OverlayReview({ desk, review, lacking, overlay, ...acts }: Props) {
  const { annotations, clusters } = review;
  return (
    <main className={css.overlaid}>
      <section className={css.settling} aria-label={t.review.finalAnswer}>
        <Stages desk={desk} className={css.text} overlays={overlay.overlays} />
      </section>
      <aside className={css.side} aria-label={t.desk.answers}>
        <People annotations={annotations} layers={overlay.layers} onLayers={overlay.setLayers} {...acts} />
        <Rework desk={desk} annotations={annotations} />
        <AnswersBeside desk={desk} annotations={annotations} clusters={clusters} />
        <MatchedRegions desk={desk} annotations={annotations} clusters={clusters} overlay={overlay} />
        <div className={css.panel}>
          <Panel desk={desk} lacking={lacking} />
        </div>
      </aside>
    </main>
  );
}
