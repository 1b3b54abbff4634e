import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { UndoRedo } from "@/desk/Bar";
import css from "@/desk/desk.module.css";
import { Frame } from "@/desk/Frame";
import { OutboxNotices } from "@/desk/OutboxNotices";
import { Panel } from "@/desk/Panel";
import { SkipDialog } from "@/desk/SkipDialog";
import { Stages } from "@/desk/Stages";
import { useDesk } from "@/desk/useDesk";
import { isWork } from "@/desk/work/machine";
import { useWork, type Work, type WorkState } from "@/desk/work/work";
import { type Command, shown, useHotkeys } from "@/editor/keys";
import type { BoundSchema } from "@/editor/registry";
import { useSession } from "@/editor/session";
import type { Shown } from "@/editor/stage";
import { missing, submittable } from "@/editor/submit";
import { Correcting } from "@/pages/label/Correcting";
import { type LabelDialog, labelCommands } from "@/pages/label/commands";
import { HistoryDrawer } from "@/pages/label/HistoryDrawer";
import { useHistory } from "@/pages/label/useHistory";
import { Waiting } from "@/pages/label/Waiting";
import { t } from "@/texts/texts";

type Props = { work: Work; projectId: string; name: string; schema: BoundSchema };

export function LabelDesk({ work, projectId, name, schema }: Props) {
  const state = useWork(work);
  const { session, task } = state;
  const [dialog, setDialog] = useState<LabelDialog>(null);
  const [tried, setTried] = useState<unknown>(null);
  const answers = useSession(session, (s) => s.answers);
  const ready = state.phase === "ready" && task !== null;
  const lacking = tried === task && task ? missing(schema, answers) : [];
  const shownItem = useMemo(
    (): Shown => ({ projectId, data: task?.item.data ?? {}, media: task?.item.media ?? {} }),
    [projectId, task],
  );
  const desk = useDesk({ schema, session, shown: shownItem });

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

  const history = useHistory(work, projectId);
  const corrects = ready && !isWork(task);
  const maySkip = ready && isWork(task);
  const commands = (): Command[] => [
    ...labelCommands({
      submit,
      save: () => void work.save(),
      skip: maySkip ? () => setDialog("skip") : undefined,
      back: history.back,
      on: history.on,
      onDialog: setDialog,
      named: desk.named,
    }),
    ...desk.commands(),
  ];
  useHotkeys(commands, dialog === null);
  const { focus } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every new task
  useEffect(() => {
    if (ready) focus();
  }, [ready, focus, task]);

  return (
    <Frame
      projectId={projectId}
      name={name}
      title={t.labeling.title}
      head={task && <span className="dim mono">{task.item.key ?? task.item.id.slice(-8)}</span>}
      info={
        <>
          <Timer key={state.startedAt} startedAt={state.startedAt} />
          <span className="dim">{t.labeling.sessionDone(state.done)}</span>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={15} />}
            onClick={() => setDialog("history")}
          >
            {t.history.title} <kbd className={css.gap}>H</kbd>
          </Button>
        </>
      }
      foot={
        <>
          <UndoRedo session={session} />
          <SavedText state={state} />
          <span className={css.grow} />
          {lacking.length > 0 && (
            <span className={css.lacking} role="alert">
              {t.desk.stillRequired(lacking.map((l) => l.title))}
            </span>
          )}
          <Button variant="subtle" color="gray" disabled={!maySkip} onClick={() => setDialog("skip")}>
            {t.labeling.skip} <kbd className={css.gap}>S</kbd>
          </Button>
          <Button disabled={!ready} onClick={submit} data-submit>
            {corrects ? t.labeling.submitCorrection : t.labeling.submit}{" "}
            <span className={css.onAccent}>{shown("Mod+Enter")}</span>
          </Button>
        </>
      }
      dialog={dialog}
      onDialog={setDialog}
      commands={commands}
    >
      <OutboxNotices outbox={work.outbox} notice={state.notice} onNotice={work.notify} />
      {task?.assignment.reason && (
        <div className={css.rework} role="status">
          <strong>{t.labeling.sentBack}</strong> {task.assignment.reason}
        </div>
      )}
      {corrects && <Correcting onLeave={() => void work.leave()} />}
      {ready ? (
        <main className={css.desk}>
          <section className={css.stage}>
            <Stages desk={desk} item={task.assignment.id} />
          </section>
          <aside className={css.panel} aria-label={t.desk.answers}>
            <Panel desk={desk} lacking={lacking} className={css.questions} />
          </aside>
        </main>
      ) : (
        <Waiting phase={state.phase} projectId={projectId} again={work.again} />
      )}
      <SkipDialog schema={schema} opened={dialog === "skip"} onClose={() => setDialog(null)} onSkip={work.skip} />
      <HistoryDrawer
        projectId={projectId}
        schema={schema}
        opened={dialog === "history"}
        onClose={() => setDialog(null)}
        onOpen={(assignment) => {
          setDialog(null);
          void work.open(assignment);
        }}
      />
    </Frame>
  );
}

function SavedText({ state }: { state: WorkState }) {
  return (
    <span className={state.saved === "offline" ? css.warn : "dim"} role="status" data-saved={state.saved}>
      {t.labeling.saved[state.saved]}
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
    <span className="dim mono" title={t.labeling.timer}>
      {String(Math.floor(seconds / 60)).padStart(2, "0")}:{String(seconds % 60).padStart(2, "0")}
    </span>
  );
}
