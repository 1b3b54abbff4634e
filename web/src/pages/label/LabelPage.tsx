import { Button, Loader } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { guidelineQuery, meQuery, projectQuery } from "@/api/queries";
import { onSignedIn } from "@/app/signedIn";
import { useWork, Work, type WorkState } from "@/desk/work/work";
import { editorCommands } from "@/editor/commands";
import { describer, GuidelineAndKeys, readingOrder, toolOver, UndoRedo } from "@/editor/desk";
import { HelpSheet } from "@/editor/HelpSheet";
import { type Command, shown, useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import { Questions } from "@/editor/Questions";
import { Regions } from "@/editor/Regions";
import { StageEditors } from "@/editor/StageEditors";
import { missing, type Schema, submittable } from "@/editor/schema";
import { useSession } from "@/editor/session";
import type { Shown, StageTool } from "@/editor/stage";
import { GuidelineDrawer } from "@/pages/label/GuidelineDrawer";
import css from "@/pages/label/label.module.css";
import { OutboxNotices } from "@/pages/label/OutboxNotices";
import { useOneTab } from "@/pages/label/oneTab";
import { SkipDialog } from "@/pages/label/SkipDialog";

import { useProjectId } from "@/pages/project/projectId";
import { WholeWords } from "@/stages/text/WholeWords";

export function LabelPage() {
  const projectId = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const { data: me } = useSuspenseQuery(meQuery);
  const tab = useOneTab(`label:${projectId}`);
  const lease = project.settings.lease_minutes;
  const client = useQueryClient();
  const version = useRef(project.schema_version);
  version.current = project.schema_version;
  const work = useMemo(
    () =>
      new Work(
        projectId,
        me.id,
        lease,
        () => version.current,
        () => client.refetchQueries({ queryKey: projectQuery(projectId).queryKey, exact: true }),
      ),
    [projectId, me.id, lease, client],
  );
  useEffect(() => {
    if (tab.state !== "mine") return;
    void work.start();
    const off = onSignedIn(work.again);
    return () => {
      off();
      work.stop();
    };
  }, [work, tab.state]);
  if (tab.state === "elsewhere")
    return (
      <Message title="You label this project in another tab">
        <p>Two tabs would hand you the same item twice. What you did in the other tab is saved.</p>
        <Button onClick={tab.take} autoFocus>
          Go on here instead
        </Button>
      </Message>
    );
  if (tab.state === "moved")
    return (
      <Message title="This moved to another tab">
        <p>Your draft was saved before it moved.</p>
        <Button onClick={tab.take} autoFocus>
          Bring it back here
        </Button>
      </Message>
    );
  return <Desk work={work} projectId={projectId} name={project.name} schema={project.schema as unknown as Schema} />;
}

type DeskProps = { work: Work; projectId: string; name: string; schema: Schema };

function Desk({ work, projectId, name, schema }: DeskProps) {
  const state = useWork(work);
  const { session, task } = state;
  const named = useMemo(() => nameLabels(schema), [schema]);
  const tools = useRef<Record<string, StageTool | null>>({});
  const tool = useRef<StageTool | null>(null);
  const [dialog, setDialog] = useState<"help" | "guideline" | "skip" | null>(null);
  const [tried, setTried] = useState<unknown>(null);
  const answers = useSession(session, (s) => s.answers);
  const armed = useSession(session, (s) => s.armed);
  const ready = state.phase === "ready" && task !== null;
  const lacking = tried === task && task ? missing(schema, answers) : [];

  const submit = useCallback(() => {
    const current = work.get();
    if (!current.task) return;
    const lacks = missing(schema, current.session.get().answers);
    if (lacks.length) {
      setTried(current.task);
      const first = lacks[0]!;
      if (first.region) current.session.select(first.region);
      document.querySelector<HTMLElement>(`[data-question="${first.question}"] :is(button, input, textarea)`)?.focus();
      return;
    }
    work.submit(submittable(schema, current.session.get().answers));
  }, [work, schema]);

  const order = () => readingOrder(schema, session.get().answers);
  tool.current = toolOver(schema, session, tools.current);
  const commands = (): Command[] => [
    { id: "submit", title: "Submit and next", group: "Work", keys: ["Mod+Enter"], run: submit, typing: true },
    { id: "save", title: "Save the draft", group: "Work", keys: ["Mod+s"], run: () => void work.save(), typing: true },
    { id: "skip", title: "Skip with a reason", group: "Work", keys: ["s"], run: () => ready && setDialog("skip") },
    { id: "guideline", title: "Guideline", group: "Work", keys: ["g"], run: () => setDialog("guideline") },
    { id: "help", title: "Keys", group: "Work", keys: ["?"], run: () => setDialog("help") },
    {
      id: "questions",
      title: "To the questions",
      group: "Moving",
      keys: ["q"],
      run: () => document.querySelector<HTMLElement>("[data-question] :is(button, input, textarea)")?.focus(),
    },
    ...editorCommands({ schema, session, named, tool, order }),
  ];
  useHotkeys(commands, dialog === null);
  useEffect(() => {
    if (ready) tools.current[schema.stages[0]!.name]?.focus();
  }, [ready, schema]);

  const describe = useMemo(() => describer(schema, session, task?.item.data ?? {}), [schema, session, task]);
  const shownItem = useMemo(
    (): Shown => ({ projectId, data: task?.item.data ?? {}, media: task?.item.media ?? {} }),
    [projectId, task],
  );
  const missingSet = new Set(lacking.map((l) => l.region ?? l.question));

  return (
    <div className={css.page}>
      <header className={css.bar}>
        <Link to="/p/$projectId" params={{ projectId }} className={css.crumb}>
          {name}
        </Link>
        {task && <span className="dim mono">{task.item.key ?? task.item.id.slice(-8)}</span>}
        <span className={css.grow} />
        <Timer key={state.startedAt} startedAt={state.startedAt} />
        <span className="dim">{state.done} done now</span>
        <GuidelineAndKeys onGuideline={() => setDialog("guideline")} onKeys={() => setDialog("help")} />
      </header>
      <OutboxNotices work={work} state={state} />
      {task?.assignment.reason && (
        <div className={css.rework} role="status">
          <strong>Sent back by a reviewer:</strong> {task.assignment.reason}
        </div>
      )}
      {ready ? (
        <main className={css.desk}>
          <section className={css.stage}>
            <Palette schema={schema} session={session} named={named} onLabel={(q, l) => tool.current?.press(q, l)}>
              <span className={css.grow} />
              {schema.stages.some((stage) => stage.type === "text") && <WholeWords />}
            </Palette>
            {armed?.from && (
              <div className={css.hint} role="status">
                <strong>{armed.label}</strong>: click the region where it ends, or go there with <kbd>J</kbd>{" "}
                <kbd>K</kbd> and press <kbd>⏎</kbd>. <kbd>Esc</kbd> lets go.
              </div>
            )}
            {armed && !armed.from && schema.questions.find((q) => q.name === armed.question)?.type === "relations" && (
              <div className={css.hint} role="status">
                <strong>{armed.label}</strong>: select the region where it starts, then press its key again.
              </div>
            )}
            <div className={css.texts}>
              <StageEditors
                item={task.assignment.id}
                schema={schema}
                session={session}
                named={named}
                shown={shownItem}
                tools={tools}
              />
            </div>
          </section>
          <aside className={css.panel} aria-label="Answers">
            {schema.questions.some((q) => q.type === "regions") && (
              <Regions
                schema={schema}
                session={session}
                named={named}
                describe={describe}
                missing={missingSet}
                onReveal={(id) => tool.current?.reveal(id)}
              />
            )}
            <div className={css.questions}>
              <Questions schema={schema} session={session} named={named} missing={missingSet} />
            </div>
          </aside>
        </main>
      ) : (
        <Waiting state={state} projectId={projectId} again={work.again} />
      )}
      <footer className={css.bar}>
        <UndoRedo session={session} />
        <SavedText state={state} />
        <span className={css.grow} />
        {lacking.length > 0 && (
          <span className={css.lacking} role="alert">
            Still required: {lacking.map((l) => l.title).join(", ")}
          </span>
        )}
        <Button variant="subtle" color="gray" disabled={!ready} onClick={() => setDialog("skip")}>
          Skip <kbd className={css.gap}>S</kbd>
        </Button>
        <Button disabled={!ready} onClick={submit} data-submit>
          Submit <span className={css.onAccent}>{shown("Mod+Enter")}</span>
        </Button>
      </footer>
      <HelpSheet
        commands={dialog === "help" ? commands() : []}
        opened={dialog === "help"}
        onClose={() => setDialog(null)}
      />
      <GuidelineDrawer projectId={projectId} opened={dialog === "guideline"} onClose={() => setDialog(null)} />
      <SkipDialog opened={dialog === "skip"} onClose={() => setDialog(null)} onSkip={work.skip} />
    </div>
  );
}

function Waiting({ state, projectId, again }: { state: WorkState; projectId: string; again: () => void }) {
  const { data: guideline } = useQuery(guidelineQuery(projectId));
  if (state.phase === "loading")
    return (
      <div className={css.waiting}>
        <Loader size="sm" aria-label="The next item is coming" />
      </div>
    );
  if (state.phase === "offline")
    return (
      <Message title="No connection">
        <p>What you did is kept on this device and sent as soon as the server can be reached.</p>
        <Button onClick={again}>Try again</Button>
      </Message>
    );
  if (state.phase === "signed-out")
    return (
      <Message title="You are signed out">
        <p>What you did is kept on this device and sent as soon as you are signed in again.</p>
      </Message>
    );
  if (state.phase === "failed")
    return (
      <Message title="The server has a problem">
        <p>What you did is kept on this device. The next item is asked for again every few seconds.</p>
        <Button onClick={again}>Try again</Button>
      </Message>
    );
  return (
    <Message title="Nothing is left for you now">
      <p>
        Every item that you may label is labelled, or in somebody’s hands.{" "}
        {guideline ? "A good moment to read the guideline." : ""}
      </p>
      <Button onClick={again}>Look again</Button>
    </Message>
  );
}

export function Message({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={css.waiting}>
      <div className={css.message}>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}

function SavedText({ state }: { state: WorkState }) {
  const text = { clean: "", changed: "saving…", saved: "saved", offline: "kept on this device, not sent yet" }[
    state.saved
  ];
  return (
    <span className={state.saved === "offline" ? css.warn : "dim"} role="status" data-saved={state.saved}>
      {text}
    </span>
  );
}

function Timer({ startedAt }: { startedAt: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000));
  return (
    <span className="dim mono" title="Time on this item">
      {String(Math.floor(seconds / 60)).padStart(2, "0")}:{String(seconds % 60).padStart(2, "0")}
    </span>
  );
}
