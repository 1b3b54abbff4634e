import { Button, Group, Loader, Modal, Textarea } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { projectQuery } from "@/api/queries";
import { complain, toast } from "@/app/toast";
import { describer, GuidelineAndKeys, readingOrder, toolOver, UndoRedo } from "@/editor/desk";
import { HelpSheet } from "@/editor/HelpSheet";
import { type Command, shown, useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import { Questions } from "@/editor/Questions";
import { Regions } from "@/editor/Regions";
import { type Answers, missing, type Schema, submittable } from "@/editor/schema";
import { EditorSession, useSession } from "@/editor/session";
import { editorCommands, TextEditor, type TextTool } from "@/editor/TextEditor";
import { GuidelineDrawer } from "@/pages/label/GuidelineDrawer";
import label from "@/pages/label/label.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { AnswerColumn } from "@/pages/review/AnswerColumn";
import { disputed } from "@/pages/review/compare";
import css from "@/pages/review/review.module.css";

type Review = Schemas["ReviewOut"];

/** Everybody's answers to one item side by side, and the settled one in the making. */
export function ReviewPage() {
  const id = useProjectId();
  const { item } = useSearch({ strict: false }) as { item?: string };
  const navigate = useNavigate();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const client = useQueryClient();
  const [review, setReview] = useState<Review | null | "loading">("loading");
  const [passed, setPassed] = useState<string[]>([]);
  const open = useCallback(
    async (wanted: string | undefined, past: string[]) => {
      setReview("loading");
      try {
        const found = wanted
          ? await got(api.GET("/api/v1/projects/{id}/items/{item}/review", { params: { path: { id, item: wanted } } }))
          : await got(
              api.POST("/api/v1/projects/{id}/review/next", { params: { path: { id } }, body: { passed: past } }),
            );
        setReview(found && typeof found === "object" && "item" in found ? (found as Review) : null);
      } catch (error) {
        complain(error);
        setReview(null);
      }
    },
    [id],
  );
  useEffect(() => {
    void open(item, []);
  }, [open, item]);
  const next = useCallback(
    (past: string[]) => {
      setPassed(past);
      void client.invalidateQueries({ queryKey: ["project", id] });
      if (item) void navigate({ to: "/p/$projectId/review", params: { projectId: id }, search: { item: undefined } });
      else void open(undefined, past);
    },
    [client, id, item, navigate, open],
  );
  const schema = project.schema as unknown as Schema;
  return (
    <div className={label.page}>
      {review === "loading" && (
        <div className={label.waiting}>
          <Loader size="sm" aria-label="Loading" />
        </div>
      )}
      {review === null && (
        <div className={label.waiting}>
          <div className={label.message}>
            <h1>Nothing waits for review</h1>
            <p>
              {passed.length > 0
                ? `You left ${passed.length} for later.`
                : "When an item has all the answers it needs, it comes here, the least agreed first."}
            </p>
            <Group>
              {passed.length > 0 && <Button onClick={() => next([])}>Go through those left</Button>}
              <Button component={Link} to="/p/$projectId" params={{ projectId: id } as never} variant="default">
                To the project
              </Button>
            </Group>
          </div>
        </div>
      )}
      {review !== null && review !== "loading" && (
        <Bench
          key={`${review.item.id}/${review.settled?.id ?? ""}`}
          review={review}
          schema={schema}
          projectId={id}
          name={project.name}
          onNext={() => next(passed)}
          onLater={() => next([...passed, review.item.id])}
          onAgain={() => void open(review.item.id, passed)}
        />
      )}
    </div>
  );
}

type BenchProps = {
  review: Review;
  schema: Schema;
  projectId: string;
  name: string;
  onNext: () => void;
  onLater: () => void;
  onAgain: () => void;
};

function Bench({ review, schema, projectId, name, onNext, onLater, onAgain }: BenchProps) {
  const { item, annotations } = review;
  const named = useMemo(() => nameLabels(schema), [schema]);
  const session = useMemo(
    () => new EditorSession(((review.settled?.answers ?? review.start) as Answers) ?? {}),
    [review],
  );
  const tools = useRef<Record<string, TextTool | null>>({});
  const tool = useRef<TextTool | null>(null);
  const [dialog, setDialog] = useState<"help" | "guideline" | { back: number } | null>(null);
  const [tried, setTried] = useState(false);
  const answers = useSession(session, (s) => s.answers);
  const differing = useMemo(
    () =>
      disputed(
        schema,
        annotations.map((a) => a.answers as Answers),
      ),
    [schema, annotations],
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
  tool.current = toolOver(schema, session, tools.current);
  const order = () => readingOrder(schema, session.get().answers);
  const commands: Command[] = [
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
  const lackingSet = new Set(lacking.map((l) => l.region ?? l.question));

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
      <main className={css.bench}>
        <div className={css.columns}>
          {annotations.map((a, i) => (
            <AnswerColumn
              key={a.id}
              annotation={a}
              data={item.data}
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
          <Palette schema={schema} session={session} named={named} onLabel={(q, l) => tool.current?.press(q, l)} />
          <div className={css.text}>
            {schema.stages.map((stage) => (
              <TextEditor
                key={stage.name}
                schema={schema}
                stage={stage}
                text={String((item.data as Record<string, unknown>)[stage.source] ?? "")}
                session={session}
                named={named}
                snapToWords
                compact
                tool={(handle) => {
                  tools.current[stage.name] = handle;
                }}
              />
            ))}
          </div>
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
        </section>
      </main>
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
      <HelpSheet commands={commands} opened={dialog === "help"} onClose={() => setDialog(null)} />
      <GuidelineDrawer projectId={projectId} opened={dialog === "guideline"} onClose={() => setDialog(null)} />
      <BackDialog
        name={typeof dialog === "object" && dialog ? annotations[dialog.back]?.name : undefined}
        onClose={() => setDialog(null)}
        onSend={(reason) => typeof dialog === "object" && dialog && void sendBack(dialog.back, reason)}
      />
    </>
  );
}

function BackDialog({
  name,
  onClose,
  onSend,
}: {
  name: string | undefined;
  onClose: () => void;
  onSend: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <Modal opened={name !== undefined} onClose={onClose} title={`Send back to ${name ?? ""}`}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          onSend(reason);
          setReason("");
          onClose();
        }}
      >
        <Textarea
          label="What is to be done differently?"
          description="It comes first in their queue, with these words."
          required
          data-autofocus
          autosize
          minRows={3}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            Send back
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
