import { Button, Loader } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { api, got } from "@/api/client";
import { complain, toast } from "@/app/toast";
import css from "@/desk/desk.module.css";
import { type Dialog, Frame } from "@/desk/Frame";
import { Message } from "@/desk/Message";
import { OutboxNotices } from "@/desk/OutboxNotices";
import { GridWork } from "@/desk/work/gridding";
import { shown, useHotkeys } from "@/editor/keys";
import { nameLabels } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type { FieldQuestion, Option, StageDocument } from "@/editor/schema";
import type { Shown } from "@/editor/stage";
import { gridCommands } from "@/pages/grid/commands";
import { chosen, EMPTY, reduce, type Task } from "@/pages/grid/grid";
import own from "@/pages/grid/grid.module.css";
import { t } from "@/texts/texts";

const AT_ONCE = 50;
export const COLUMNS = 10;

type Props = {
  id: string;
  user: string;
  name: string;
  schema: BoundSchema;
  question: FieldQuestion;
  options: Option[];
  stage: StageDocument;
};

export function GridDesk({ id, user, name, schema, question, options, stage }: Props) {
  const [state, act] = useReducer(reduce, EMPTY);
  const [phase, setPhase] = useState<"loading" | "ready" | "sending">("loading");
  const [done, setDone] = useState(0);
  const [large, setLarge] = useState(false);
  const [dialog, setDialog] = useState<Dialog>(null);
  const started = useRef(Date.now());
  const named = useMemo(() => nameLabels(schema), [schema]);
  const work = useMemo(() => new GridWork(id, user), [id, user]);

  const load = useCallback(async () => {
    setPhase("loading");
    try {
      const path = { id };
      const tasks = await got(
        api.POST("/api/v1/projects/{id}/next-many", { params: { path }, body: { count: AT_ONCE } }),
      );
      const pending = work.pending();
      const given = await work.given();
      act({ type: "load", tasks: tasks.filter((task) => !pending.has(task.assignment.id)), given });
      started.current = Date.now();
    } catch (error) {
      complain(error);
    }
    setPhase("ready");
  }, [id, work]);
  useEffect(() => {
    work.on = {
      stored: (stored, refused) => {
        setDone((n) => n + stored);
        if (refused.length) toast(t.grid.refused(refused.length, refused[0]!.message));
        void load();
      },
      kept: () => void load(),
      refused: (error) => {
        complain(error);
        setPhase("ready");
      },
    };
    void work.start().then(load);
    return work.stop;
  }, [work, load]);
  useEffect(() => {
    // What is given but not sent yet outlives a closed tab.
    if (phase === "ready" && state.tasks.length > 0) void work.keep(state.given);
  }, [work, phase, state.given, state.tasks]);

  const count = Object.keys(state.given).length;
  const submit = () => {
    if (count === 0 || phase !== "ready") return;
    setPhase("sending");
    work.submit(question.name, state.given, Math.min(3600, (Date.now() - started.current) / 1000 / count));
  };
  const commands = () =>
    gridCommands({ state, act, submit, question, options, named, columns: COLUMNS, setLarge, setDialog });
  useHotkeys(commands, dialog === null);
  const current = state.tasks[state.at];
  const { Cell } = schema.registry.stage(stage);
  const shownOf = (task: Task): Shown => ({ projectId: id, data: task.item.data, media: task.item.media });
  return (
    <Frame
      projectId={id}
      name={name}
      title={t.grid.title}
      info={<span className="dim">{t.labeling.sessionDone(done)}</span>}
      foot={
        <>
          <span className="dim">{t.grid.classified(count, state.tasks.length)}</span>
          <span className={css.grow} />
          <Button
            component={Link}
            to="/p/$projectId/label"
            params={{ projectId: id } as never}
            variant="subtle"
            color="gray"
          >
            {t.grid.single}
          </Button>
          <Button
            disabled={count === 0 || phase !== "ready"}
            loading={phase === "sending"}
            onClick={submit}
            data-submit
          >
            {t.grid.submit(count)} <span className={css.onAccent}>{shown("Mod+Enter")}</span>
          </Button>
        </>
      }
      dialog={dialog}
      onDialog={setDialog}
      commands={commands}
    >
      <OutboxNotices outbox={work.outbox} notice={null} onNotice={() => undefined} />
      <div className={own.options} role="toolbar" aria-label={question.title ?? question.name}>
        <span className="dim">{question.title ?? question.name}</span>
        {options.map((option) => {
          const key = named.get(`${question.name}/${option.name}`)?.key;
          return (
            <Button
              key={option.name}
              variant="default"
              title={option.help}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => act({ type: "give", option: option.name })}
            >
              {option.title ?? option.name}
              {key && <kbd className={css.gap}>{shown(key)}</kbd>}
            </Button>
          );
        })}
        <span className="dim">{t.grid.restHint}</span>
      </div>
      {phase === "loading" && (
        <main className={css.waiting}>
          <Loader size="sm" aria-label={t.grid.loading} />
        </main>
      )}
      {phase !== "loading" && state.tasks.length === 0 && (
        <Message title={t.labeling.empty}>
          <Button onClick={() => void load()}>{t.labeling.refresh}</Button>
        </Message>
      )}
      {phase !== "loading" && state.tasks.length > 0 && (
        <main className={own.scroll}>
          <Tiles state={state} act={act} stage={stage} Cell={Cell} shownOf={shownOf} onLarge={() => setLarge(true)} />
        </main>
      )}
      {large && current && Cell && (
        <button type="button" className={own.large} aria-label={t.grid.closeLarge} onClick={() => setLarge(false)}>
          <Cell stage={stage} shown={shownOf(current)} name={current.item.key ?? ""} large />
        </button>
      )}
    </Frame>
  );
}

type TilesProps = {
  state: ReturnType<typeof reduce>;
  act: React.Dispatch<Parameters<typeof reduce>[1]>;
  stage: StageDocument;
  Cell: ReturnType<BoundSchema["registry"]["stage"]>["Cell"];
  shownOf: (task: Task) => Shown;
  onLarge: () => void;
};

function Tiles({ state, act, stage, Cell, shownOf, onLarge }: TilesProps) {
  const [first, last] = chosen(state);
  return (
    <div
      className={own.grid}
      style={{ "--columns": COLUMNS } as React.CSSProperties}
      role="listbox"
      aria-label={t.grid.images}
      aria-multiselectable
    >
      {state.tasks.map((task, n) => {
        const given = state.given[task.assignment.id];
        const name = task.item.key ?? String(n + 1);
        return (
          <button
            key={task.assignment.id}
            type="button"
            role="option"
            className={own.cell}
            aria-selected={n >= first && n <= last}
            aria-label={`${name}: ${given ?? t.grid.notClassified}`}
            data-at={n === state.at}
            ref={n === state.at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onClick={(e) => act({ type: "move", to: n, extend: e.shiftKey })}
            onDoubleClick={onLarge}
          >
            {Cell && <Cell stage={stage} shown={shownOf(task)} name={name} />}
            <span className={own.given} data-given={given !== undefined}>
              {given ?? "—"}
            </span>
          </button>
        );
      })}
    </div>
  );
}
