import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { complain, toast } from "@/app/toast";
import { editorCommands } from "@/editor/commands";
import { describer, GuidelineAndKeys, readingOrder, toolOver, UndoRedo } from "@/editor/desk";
import { HelpSheet } from "@/editor/HelpSheet";
import { type Command, shown, useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import { Questions } from "@/editor/Questions";
import { Regions } from "@/editor/Regions";
import { type Answers, missing, type Schema, submittable } from "@/editor/schema";
import { EditorSession, useSession } from "@/editor/session";
import type { Shown, StageTool } from "@/editor/stage";
import { GuidelineDrawer } from "@/pages/label/GuidelineDrawer";
import label from "@/pages/label/label.module.css";
import { AnswerColumn } from "@/pages/review/AnswerColumn";
import { BackDialog } from "@/pages/review/BackDialog";
import { memberRegion } from "@/pages/review/clusters";
import { disputed } from "@/pages/review/compare";
import { Overlay } from "@/pages/review/Overlay";
import css from "@/pages/review/review.module.css";
import { Settling } from "@/pages/review/Settling";
import { usePictureReview } from "@/pages/review/usePictureReview";

export type Review = Schemas["ReviewOut"];

type BenchProps = {
  review: Review;
  schema: Schema;
  projectId: string;
  name: string;
  onNext: () => void;
  onLater: () => void;
  onAgain: () => void;
};

/** One item under review: everybody's answers beside the one that is to be settled. */
export function Bench({ review, schema, projectId, name, onNext, onLater, onAgain }: BenchProps) {
  const { item, annotations } = review;
  const named = useMemo(() => nameLabels(schema), [schema]);
  const session = useMemo(
    () => new EditorSession(((review.settled?.answers ?? review.start) as Answers) ?? {}),
    [review],
  );
  const tools = useRef<Record<string, StageTool | null>>({});
  const tool = useRef<StageTool | null>(null);
  const [dialog, setDialog] = useState<"help" | "guideline" | { back: number } | null>(null);
  const [tried, setTried] = useState(false);
  const answers = useSession(session, (s) => s.answers);
  const differing = useMemo(
    () =>
      disputed(
        schema,
        annotations.map((a) => a.answers as Answers),
        review.clusters,
      ),
    [schema, annotations, review.clusters],
  );
  const started = useRef(Date.now());
  const lacking = tried ? missing(schema, answers) : [];
  const path = { id: projectId, item: item.id };

  const settle = async (body: { accept?: string; answers?: Answers }) => {
    try {
      await got(
        api.POST("/api/v1/projects/{id}/items/{item}/settle", {
          params: { path },
          body: { ...body, seconds: Math.min(3600, (Date.now() - started.current) / 1000), key: crypto.randomUUID() },
        }),
      );
      toast(`Settled ${item.key ?? ""}`, {
        undo: () =>
          void got(api.POST("/api/v1/projects/{id}/items/{item}/reopen", { params: { path } }))
            .then(onAgain)
            .catch(complain),
      });
      onNext();
    } catch (error) {
      complain(error);
    }
  };
  const settleMine = () => {
    if (missing(schema, session.get().answers).length) {
      setTried(true);
      return;
    }
    void settle({ answers: submittable(schema, session.get().answers) });
  };
  const accept = (index: number) => annotations[index] && void settle({ accept: annotations[index].id });
  const sendBack = async (index: number, reason: string) => {
    try {
      await got(
        api.POST("/api/v1/projects/{id}/annotations/{annotation}/send-back", {
          params: { path: { id: projectId, annotation: annotations[index]!.id } },
          body: { reason },
        }),
      );
      toast(`Sent back to ${annotations[index]!.name}`);
      onNext();
    } catch (error) {
      complain(error);
    }
  };
  const onPictures = schema.stages.some((stage) => stage.type === "image");
  const pictures = usePictureReview({
    schema,
    session,
    annotations,
    clusters: review.clusters,
    answers,
    reveal: (cluster) => {
      const member = cluster.members[0];
      const region = member && memberRegion(schema, annotations, member);
      if (region) tool.current?.look?.(cluster.question, region);
    },
  });
  tool.current = toolOver(schema, session, tools.current);
  const order = () => readingOrder(schema, session.get().answers);
  const commands = (): Command[] => [
    {
      id: "settle",
      title: "Settle what stands on the right, and next",
      group: "Review",
      keys: ["Mod+Enter"],
      run: settleMine,
      typing: true,
    },
    { id: "later", title: "Leave for later", group: "Review", keys: ["s"], run: onLater },
    { id: "guideline", title: "Guideline", group: "Review", keys: ["g"], run: () => setDialog("guideline") },
    { id: "help", title: "Keys", group: "Review", keys: ["?"], run: () => setDialog("help") },
    ...annotations.flatMap((a, i): Command[] => [
      { id: `accept ${i}`, title: `Accept ${a.name}`, group: "Review", keys: [`Alt+${i + 1}`], run: () => accept(i) },
      {
        id: `start ${i}`,
        title: `Start from ${a.name}`,
        group: "Review",
        keys: [`Mod+Alt+${i + 1}`],
        run: () => take(a.answers as Answers),
      },
    ]),
    ...(onPictures ? pictures.commands() : []),
    ...editorCommands({ schema, session, named, tool, order }),
  ];
  const take = (from: Answers) =>
    session.run(
      "take over",
      (draft) => {
        for (const key of Object.keys(draft)) delete draft[key];
        Object.assign(draft, structuredClone(from));
      },
      null,
    );
  useHotkeys(commands, dialog === null);
  const describe = useMemo(
    () => describer(schema, session, item.data as Record<string, unknown>),
    [schema, session, item],
  );
  const shownItem = useMemo(
    (): Shown => ({ projectId, data: item.data as Record<string, unknown>, media: item.media }),
    [projectId, item],
  );
  const lackingSet = new Set(lacking.map((l) => l.region ?? l.question));

  const panel = (
    <div className={css.panel}>
      {schema.questions.some((q) => q.type === "regions") && (
        <Regions
          schema={schema}
          session={session}
          named={named}
          describe={describe}
          missing={lackingSet}
          onReveal={(id) => tool.current?.reveal(id)}
        />
      )}
      <Questions schema={schema} session={session} named={named} missing={lackingSet} />
    </div>
  );

  return (
    <>
      <header className={label.bar}>
        <Link to="/p/$projectId" params={{ projectId }} className={label.crumb}>
          {name}
        </Link>
        <span className="dim">review</span>
        <span className="dim mono">{item.key ?? item.id.slice(-8)}</span>
        <span className={label.grow} />
        {item.agreement !== null && (
          <span title="Mean likeness of the answers">
            agreement <strong>{item.agreement.toFixed(2)}</strong>
          </span>
        )}
        <span className="dim">{item.state}</span>
        <GuidelineAndKeys onGuideline={() => setDialog("guideline")} onKeys={() => setDialog("help")} />
      </header>
      {onPictures ? (
        <main className={css.pictures}>
          <section className={css.settling} aria-label="Settled answer">
            <Settling
              schema={schema}
              session={session}
              named={named}
              shown={shownItem}
              tool={tool}
              tools={tools}
              behind={pictures.behind}
            />
          </section>
          <aside className={css.side} aria-label="Answers">
            <Overlay
              schema={schema}
              named={named}
              session={session}
              annotations={annotations}
              clusters={review.clusters}
              settled={pictures.settled}
              looking={pictures.looking}
              onLook={pictures.look}
              onAccept={accept}
              onStart={(i) => take(annotations[i]!.answers as Answers)}
              onBack={(i) => setDialog({ back: i })}
            />
            {panel}
          </aside>
        </main>
      ) : (
        <main className={css.bench}>
          <div className={css.columns}>
            {annotations.map((a, i) => (
              <AnswerColumn
                key={a.id}
                annotation={a}
                shown={shownItem}
                schema={schema}
                named={named}
                disputed={differing}
                number={i + 1}
                onAccept={() => accept(i)}
                onTake={() => take(a.answers as Answers)}
                onBack={() => setDialog({ back: i })}
              />
            ))}
            {annotations.length === 0 && (
              <p className="dim" style={{ padding: 16 }}>
                Nobody has answered this item yet.
              </p>
            )}
          </div>
          <section className={css.mine} aria-label="Settled answer">
            <div className={css.head}>
              <strong>{review.settled ? "Settled answer" : "To settle"}</strong>
              <span className="dim">
                {review.settled
                  ? "correct it, or reopen the item"
                  : annotations.length > 1
                    ? "starts from the consensus"
                    : "starts from the answer"}
              </span>
            </div>
            <Settling schema={schema} session={session} named={named} shown={shownItem} tool={tool} tools={tools} />
            {panel}
          </section>
        </main>
      )}
      <footer className={label.bar}>
        <UndoRedo session={session} />
        <span className={label.grow} />
        {lacking.length > 0 && (
          <span className={label.lacking} role="alert">
            Still required: {lacking.map((l) => l.title).join(", ")}
          </span>
        )}
        <Button variant="subtle" color="gray" onClick={onLater}>
          Later <kbd className={label.gap}>S</kbd>
        </Button>
        <Button onClick={settleMine} data-settle>
          Settle <span className={label.onAccent}>{shown("Mod+Enter")}</span>
        </Button>
      </footer>
      <HelpSheet
        commands={dialog === "help" ? commands() : []}
        opened={dialog === "help"}
        onClose={() => setDialog(null)}
      />
      <GuidelineDrawer projectId={projectId} opened={dialog === "guideline"} onClose={() => setDialog(null)} />
      <BackDialog
        name={typeof dialog === "object" && dialog ? annotations[dialog.back]?.name : undefined}
        onClose={() => setDialog(null)}
        onSend={(reason) => typeof dialog === "object" && dialog && void sendBack(dialog.back, reason)}
      />
    </>
  );
}
