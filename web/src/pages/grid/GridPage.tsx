import { Button, Loader } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { api, got } from "@/api/client";
import { projectQuery } from "@/api/queries";
import { complain, toast } from "@/app/toast";
import { GuidelineAndKeys } from "@/editor/desk";
import { HelpSheet } from "@/editor/HelpSheet";
import { type Command, shown, useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import type { ChoiceQuestion, Schema } from "@/editor/schema";
import { chosen, EMPTY, gridQuestion, reduce } from "@/pages/grid/grid";
import css from "@/pages/grid/grid.module.css";
import { GuidelineDrawer } from "@/pages/label/GuidelineDrawer";
import label from "@/pages/label/label.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { pagesOf } from "@/stages/image/pages";

const AT_ONCE = 50;
const COLUMNS = 10;

/** Many pictures in one look, classified by keys. */
export function GridPage() {
  const id = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const schema = project.schema as unknown as Schema;
  const question = gridQuestion(schema);
  if (!question)
    return (
      <div className={label.waiting}>
        <div className={label.message}>
          <h1>Not for this project</h1>
          <p>The grid is for projects of pictures that need nothing more than one choice each.</p>
          <Button component={Link} to="/p/$projectId/label" params={{ projectId: id } as never}>
            Label one by one
          </Button>
        </div>
      </div>
    );
  return <Grid id={id} name={project.name} schema={schema} question={question} />;
}

type Props = { id: string; name: string; schema: Schema; question: ChoiceQuestion };

function Grid({ id, name, schema, question }: Props) {
  const kept = `tm-grid-${id}`;
  const [state, act] = useReducer(reduce, EMPTY);
  const [phase, setPhase] = useState<"loading" | "ready" | "sending">("loading");
  const [done, setDone] = useState(0);
  const [large, setLarge] = useState(false);
  const [dialog, setDialog] = useState<"help" | "guideline" | null>(null);
  const started = useRef(Date.now());
  const named = useMemo(() => nameLabels(schema), [schema]);
  const stage = schema.stages.find((s) => s.type === "image")!;

  const load = useCallback(async () => {
    setPhase("loading");
    try {
      const tasks = await got(
        api.POST("/api/v1/projects/{id}/next-many", { params: { path: { id } }, body: { count: AT_ONCE } }),
      );
      const before = JSON.parse(localStorage.getItem(kept) ?? "{}") as Record<string, string>;
      act({ type: "load", tasks, given: before });
      started.current = Date.now();
    } catch (error) {
      complain(error);
    }
    setPhase("ready");
  }, [id, kept]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    // What is given but not sent yet outlives a closed tab.
    if (phase === "ready") localStorage.setItem(kept, JSON.stringify(state.given));
  }, [kept, phase, state.given]);

  const count = Object.keys(state.given).length;
  const submit = async () => {
    if (count === 0 || phase !== "ready") return;
    setPhase("sending");
    const each = Math.min(3600, (Date.now() - started.current) / 1000 / count);
    const submissions = Object.entries(state.given).map(([assignment, option]) => ({
      assignment,
      answers: { [question.name]: option },
      seconds: each,
      key: `grid-${assignment}-${option}`,
    }));
    try {
      const result = await got(
        api.POST("/api/v1/projects/{id}/submit-many", { params: { path: { id } }, body: { submissions } }),
      );
      setDone((n) => n + result.stored.length);
      localStorage.removeItem(kept);
      if (result.refused.length) toast(`${result.refused.length} were refused: ${result.refused[0]!.message}`);
      await load();
    } catch (error) {
      complain(error);
      setPhase("ready");
    }
  };
  const move = (by: number, extend = false) => act({ type: "move", to: state.at + by, extend });
  const arrows = [
    ["ArrowRight", 1, "Right"],
    ["ArrowLeft", -1, "Left"],
    ["ArrowDown", COLUMNS, "Down"],
    ["ArrowUp", -COLUMNS, "Up"],
  ] as const;
  const commands = (): Command[] => [
    {
      id: "submit",
      title: "Submit what is classified, and next",
      group: "Work",
      keys: ["Mod+Enter"],
      run: () => void submit(),
    },
    { id: "guideline", title: "Guideline", group: "Work", keys: ["g"], run: () => setDialog("guideline") },
    { id: "help", title: "Keys", group: "Work", keys: ["?"], run: () => setDialog("help") },
    { id: "undo", title: "Undo", group: "Work", keys: ["Mod+z"], run: () => act({ type: "undo" }) },
    {
      id: "clear",
      title: "Take the class away",
      group: "Work",
      keys: ["Delete", "Backspace"],
      run: () => act({ type: "give", option: null }),
    },
    { id: "large", title: "Look at it large", group: "Moving", keys: ["Space"], run: () => setLarge((on) => !on) },
    {
      id: "escape",
      title: "Let go",
      group: "Moving",
      keys: ["Escape"],
      run: () => {
        setLarge(false);
        act({ type: "move", to: state.at, extend: false });
      },
    },
    ...arrows.flatMap(([key, by, title]): Command[] => [
      { id: key, title, group: "Moving", keys: [key], run: () => move(by) },
      {
        id: `more ${key}`,
        title: `${title}, choosing`,
        group: "Moving",
        keys: [`Shift+${key}`],
        run: () => move(by, true),
      },
    ]),
    ...question.options.flatMap((option): Command[] => {
      const key = named.get(`${question.name}/${option.name}`)?.key;
      if (!key) return [];
      const title = option.title ?? option.name;
      return [
        {
          id: `give ${option.name}`,
          title,
          group: question.title ?? question.name,
          keys: [key],
          run: () => act({ type: "give", option: option.name }),
        },
        {
          id: `rest ${option.name}`,
          title: `All the rest: ${title}`,
          group: question.title ?? question.name,
          keys: [`Alt+${key}`],
          run: () => act({ type: "give", option: option.name, rest: true }),
        },
      ];
    }),
  ];
  useHotkeys(commands, dialog === null);
  const [first, last] = chosen(state);
  const current = state.tasks[state.at];
  return (
    <div className={label.page}>
      <header className={label.bar}>
        <Link to="/p/$projectId" params={{ projectId: id }} className={label.crumb}>
          {name}
        </Link>
        <span className="dim">grid</span>
        <span className={label.grow} />
        <span className="dim">{done} done now</span>
        <GuidelineAndKeys onGuideline={() => setDialog("guideline")} onKeys={() => setDialog("help")} />
      </header>
      <div className={css.options} role="toolbar" aria-label={question.title ?? question.name}>
        <span className="dim">{question.title ?? question.name}</span>
        {question.options.map((option) => {
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
              {key && <kbd className={label.gap}>{shown(key)}</kbd>}
            </Button>
          );
        })}
        <span className="dim">Alt with a key gives it to all the rest. Shift and arrows choose several.</span>
      </div>
      {phase === "loading" && (
        <div className={label.waiting}>
          <Loader size="sm" aria-label="Pictures are coming" />
        </div>
      )}
      {phase !== "loading" && state.tasks.length === 0 && (
        <div className={label.waiting}>
          <div className={label.message}>
            <h1>Nothing is left for you now</h1>
            <Button onClick={() => void load()}>Look again</Button>
          </div>
        </div>
      )}
      {phase !== "loading" && state.tasks.length > 0 && (
        <main className={css.scroll}>
          <div
            className={css.grid}
            style={{ "--columns": COLUMNS } as React.CSSProperties}
            role="listbox"
            aria-label="Pictures"
            aria-multiselectable
          >
            {state.tasks.map((task, n) => {
              const given = state.given[task.assignment.id];
              const [page] = pagesOf({ projectId: id, data: task.item.data, media: task.item.media }, stage.source);
              return (
                <button
                  key={task.assignment.id}
                  type="button"
                  role="option"
                  className={css.cell}
                  aria-selected={n >= first && n <= last}
                  aria-label={`${task.item.key ?? n + 1}: ${given ?? "not classified"}`}
                  data-at={n === state.at}
                  ref={n === state.at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
                  onClick={(e) => act({ type: "move", to: n, extend: e.shiftKey })}
                  onDoubleClick={() => setLarge(true)}
                >
                  {page && <img src={page.thumbnail} alt="" loading="lazy" />}
                  <span className={css.given} data-given={given !== undefined}>
                    {given ?? "—"}
                  </span>
                </button>
              );
            })}
          </div>
        </main>
      )}
      {large && current && (
        <button type="button" className={css.large} aria-label="Close the large view" onClick={() => setLarge(false)}>
          {pagesOf({ projectId: id, data: current.item.data, media: current.item.media }, stage.source)
            .slice(0, 1)
            .map((p) => (
              <img key={p.thumbnail} src={p.source.tile ? p.thumbnail : p.source.file} alt={current.item.key ?? ""} />
            ))}
        </button>
      )}
      <footer className={label.bar}>
        <span className="dim">
          {count} of {state.tasks.length} classified
        </span>
        <span className={label.grow} />
        <Button
          component={Link}
          to="/p/$projectId/label"
          params={{ projectId: id } as never}
          variant="subtle"
          color="gray"
        >
          One by one
        </Button>
        <Button
          disabled={count === 0 || phase !== "ready"}
          loading={phase === "sending"}
          onClick={() => void submit()}
          data-submit
        >
          Submit {count} <span className={label.onAccent}>{shown("Mod+Enter")}</span>
        </Button>
      </footer>
      <HelpSheet
        commands={dialog === "help" ? commands() : []}
        opened={dialog === "help"}
        onClose={() => setDialog(null)}
      />
      <GuidelineDrawer projectId={id} opened={dialog === "guideline"} onClose={() => setDialog(null)} />
    </div>
  );
}
