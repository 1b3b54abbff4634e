import { Button } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { api, got } from "@/api/client";
import { complain, toast } from "@/app/toast";
import { UndoRedo } from "@/desk/Bar";
import css from "@/desk/desk.module.css";
import { type Dialog, Frame, frameCommands } from "@/desk/Frame";
import { OutboxNotices } from "@/desk/OutboxNotices";
import { useDesk } from "@/desk/useDesk";
import type { Review, ReviewWork } from "@/desk/work/reviewing";
import { type Command, shown, useHotkeys } from "@/editor/keys";
import type { BoundSchema } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import type { Shown } from "@/editor/stage";
import { missing, submittable } from "@/editor/submit";
import { BackDialog } from "@/pages/review/BackDialog";
import { ColumnReview } from "@/pages/review/ColumnReview";
import { OverlayReview } from "@/pages/review/OverlayReview";
import { useOverlayReview } from "@/pages/review/useOverlayReview";
import { t } from "@/texts/texts";

type Props = {
  review: Review;
  session: EditorSession;
  work: ReviewWork;
  schema: BoundSchema;
  projectId: string;
  name: string;
  onNext: () => void;
  onLater: () => void;
  /** Back to the item before; left out where there is none. */
  onPrevious?: () => void;
};

/** One item under review: everybody's annotations, and the final answer in the making. */
export function ReviewDesk({ review, session, work, schema, projectId, name, onNext, onLater, onPrevious }: Props) {
  const { item, annotations } = review;
  const [dialog, setDialog] = useState<Dialog | `back ${number}`>(null);
  const [tried, setTried] = useState(false);
  const answers = useSession(session, (s) => s.answers);
  const started = useRef(Date.now());
  const lacking = tried ? missing(schema, answers) : [];
  const shownItem = useMemo(
    (): Shown => ({ projectId, data: item.data as Record<string, unknown>, media: item.media }),
    [projectId, item],
  );
  const desk = useDesk({ schema, session, shown: shownItem });

  const settle = (body: { accept?: string; answers?: Answers }) =>
    work.settle(item, { ...body, seconds: Math.min(3600, (Date.now() - started.current) / 1000) });
  const settleMine = () => {
    if (missing(schema, session.get().answers).length) {
      setTried(true);
      return;
    }
    settle({ answers: submittable(schema, session.get().answers) });
  };
  const accept = (index: number) => annotations[index] && settle({ accept: annotations[index].id });
  const sendBack = async (index: number, reason: string) => {
    try {
      const path = { id: projectId, annotation: annotations[index]!.id };
      await got(
        api.POST("/api/v1/projects/{id}/annotations/{annotation}/send-back", { params: { path }, body: { reason } }),
      );
      toast(t.review.sentBackTo(annotations[index]!.name));
      onNext();
    } catch (error) {
      complain(error);
    }
  };
  const startFrom = (index: number) =>
    session.run(
      "use as base",
      (draft) => {
        for (const key of Object.keys(draft)) delete draft[key];
        Object.assign(draft, structuredClone(annotations[index]!.answers));
      },
      null,
    );
  const overlaid = schema.stages.some((stage) => schema.registry.stage(stage).review.includes("overlay"));
  const overlay = useOverlayReview({ desk, annotations, clusters: review.clusters, answers });
  const { title: group } = t.review;
  const commands = (): Command[] => [
    { id: "settle", title: t.review.approveAndNext, group, keys: ["Mod+Enter"], run: settleMine, typing: true },
    { id: "later", title: t.review.later, group, keys: ["s"], run: onLater },
    {
      id: "previous",
      title: t.review.commands.previous,
      group,
      keys: ["Alt+[", "Alt+PageUp"],
      run: () => onPrevious?.(),
    },
    ...frameCommands(group, setDialog, { guideline: t.desk.guideline, keys: t.desk.shortcuts }),
    ...annotations.flatMap((a, i): Command[] => [
      { id: `accept ${i}`, title: t.review.accept(a.name), group, keys: [`Alt+${i + 1}`], run: () => accept(i) },
      { id: `base ${i}`, title: t.review.base(a.name), group, keys: [`Mod+Alt+${i + 1}`], run: () => startFrom(i) },
    ]),
    ...(overlaid ? overlay.commands() : []),
    ...desk.commands(),
  ];
  useHotkeys(commands, dialog === null);
  const { focus } = desk;
  useEffect(() => focus(), [focus]);
  const back = dialog?.startsWith("back") ? Number(dialog.slice(5)) : null;
  const acts = {
    onAccept: accept,
    onStart: startFrom,
    onBack: (i: number) => setDialog(`back ${i}`),
  };

  return (
    <Frame
      projectId={projectId}
      name={name}
      title={t.review.title}
      head={<span className="dim mono">{item.key ?? item.id.slice(-8)}</span>}
      info={
        <>
          <span className="dim">{t.review.toReview(review.left)}</span>
          {item.agreement !== null && (
            <span title={t.review.agreementWhy}>
              {t.review.agreement} <strong>{item.agreement.toFixed(2)}</strong>
            </span>
          )}
          <span className="dim">{t.review.states[item.state] ?? item.state}</span>
        </>
      }
      foot={
        <>
          <UndoRedo session={session} />
          {onPrevious && (
            <Button variant="subtle" color="gray" onClick={onPrevious}>
              {t.review.previous} <kbd className={css.gap}>{shown("Alt+[")}</kbd>
            </Button>
          )}
          <span className={css.grow} />
          {lacking.length > 0 && (
            <span className={css.lacking} role="alert">
              {t.desk.stillRequired(lacking.map((l) => l.title))}
            </span>
          )}
          <Button variant="subtle" color="gray" onClick={onLater}>
            {t.review.later} <kbd className={css.gap}>S</kbd>
          </Button>
          <Button onClick={settleMine} data-settle>
            {t.review.approve} <span className={css.onAccent}>{shown("Mod+Enter")}</span>
          </Button>
        </>
      }
      dialog={dialog}
      onDialog={setDialog}
      commands={commands}
    >
      <OutboxNotices outbox={work.outbox} notice={null} onNotice={() => undefined} />
      {overlaid ? (
        <OverlayReview desk={desk} review={review} lacking={lacking} overlay={overlay} {...acts} />
      ) : (
        <ColumnReview desk={desk} review={review} lacking={lacking} {...acts} />
      )}
      <BackDialog
        name={back === null ? undefined : annotations[back]?.name}
        onClose={() => setDialog(null)}
        onSend={(reason) => back !== null && void sendBack(back, reason)}
      />
    </Frame>
  );
}
