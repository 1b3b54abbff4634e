import { useImperativeHandle, useMemo, useRef } from "react";
import type { Command } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import { isField, type Schema, type StageDocument } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import { toggled } from "@/kinds/choice/toggle";
import { fits, link } from "@/kinds/relation/relation";
import { addSpan, findRegion, linksOf, marksOf, moveEdges, questionsOn, relabel, remove } from "@/kinds/span/span";
import { type Mark, TextStage, type TextStageHandle } from "@/stages/text/TextStage";

type Props = {
  schema: Schema;
  stage: StageDocument;
  text: string;
  session: EditorSession;
  named: Map<string, Named>;
  snapToWords: boolean;
  compact?: boolean;
  restyle?: (mark: Mark) => Mark;
  tool?: React.Ref<TextTool>;
};

/** What the page's keys act on. */
export type TextTool = {
  press: (question: string, label: string) => void;
  focus: () => void;
  reveal: (id: string) => void;
  edge: (which: "start" | "end", way: 1 | -1) => void;
};

/** A text stage bound to a session: label keys and the mouse make, change and link spans. */
export function TextEditor({ schema, stage, text, session, named, snapToWords, compact, restyle, tool }: Props) {
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const handle = useRef<TextStageHandle>(null);
  const marks = useMemo(() => {
    const found = marksOf(schema, stage.name, answers, named);
    return restyle ? found.map(restyle) : found;
  }, [schema, stage.name, answers, named, restyle]);
  const links = useMemo(() => linksOf(schema, answers, named), [schema, answers, named]);

  const complete = (id: string): boolean => {
    const armed = session.get().armed;
    if (!armed?.from || !fits(schema, session, armed.question, id, "to")) return false;
    link(session, armed.question, armed.label, armed.from, id);
    return true;
  };

  useImperativeHandle(tool, () => ({
    press: (question, label) => pressLabel({ schema, session, stage, handle, question, label }),
    focus: () => handle.current?.focus(),
    reveal: (id) => handle.current?.reveal(id),
    edge: (which, way) => {
      const found = findRegion(schema, session.get().answers, session.get().selected);
      if (!found || !handle.current) return;
      const { start, end } = found.region.shape;
      if (which === "start") moveEdges(session, schema, found.region.id, handle.current.step(start, way), end);
      else moveEdges(session, schema, found.region.id, start, handle.current.step(end, way));
    },
  }));

  return (
    <TextStage
      handle={handle}
      text={text}
      marks={marks}
      links={links}
      selected={selected}
      direction={stage.direction}
      snapToWords={snapToWords}
      compact={compact}
      label={stage.title ?? stage.name}
      onRange={
        session.readOnly
          ? undefined
          : (start, end) => {
              const armed = session.get().armed;
              if (!armed || !questionsOn(schema, stage.name).some((q) => q.name === armed.question)) return;
              addSpan(session, armed.question, armed.label, start, end);
              handle.current?.clear();
            }
      }
      onMark={(id) => {
        if (id && complete(id)) return;
        session.select(id);
      }}
      onEdge={session.readOnly ? undefined : (id, start, end) => moveEdges(session, schema, id, start, end)}
    />
  );
}

type Press = {
  schema: Schema;
  session: EditorSession;
  stage: StageDocument;
  handle: React.RefObject<TextStageHandle | null>;
  question: string;
  label: string;
};

/** A label's key: marks the selected text, else changes the selected region, else arms the label. */
function pressLabel({ schema, session, stage, handle, question, label }: Press): void {
  const asked = schema.questions.find((q) => q.name === question);
  const { selected, armed } = session.get();
  if (asked?.type === "relations") {
    if (fits(schema, session, question, selected, "from")) session.arm({ question, label, from: selected! });
    else session.arm(armed?.label === label && armed.question === question ? null : { question, label });
    return;
  }
  if (asked?.type !== "regions") return;
  const range = asked.stage === stage.name ? handle.current?.range() : null;
  if (range) {
    addSpan(session, question, label, ...range);
    handle.current?.clear();
    return;
  }
  const found = findRegion(schema, session.get().answers, selected);
  if (found?.question === question) {
    relabel(session, schema, found.region.id, label);
    return;
  }
  session.arm(armed?.question === question && armed.label === label ? null : { question, label });
}

type Bound = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  tool: React.RefObject<TextTool | null>;
  order: () => string[];
};

/** The commands that every page with an editor has; `order` gives region ids in reading order. */
export function editorCommands({ schema, session, named, tool, order }: Bound): Command[] {
  const walk = (way: 1 | -1) => {
    const ids = order();
    if (ids.length === 0) return;
    const at = ids.indexOf(session.get().selected ?? "");
    const next = ids[(at + way + ids.length + (at < 0 && way < 0 ? 1 : 0)) % ids.length]!;
    session.select(next);
    tool.current?.reveal(next);
  };
  const commands: Command[] = [
    { id: "undo", title: "Undo", group: "Editing", keys: ["Mod+z"], run: session.undo },
    { id: "redo", title: "Redo", group: "Editing", keys: ["Mod+Shift+z", "Mod+y"], run: session.redo },
    {
      id: "delete",
      title: "Delete the selected region",
      group: "Editing",
      keys: ["Delete", "Backspace"],
      run: () => session.get().selected && remove(session, schema, session.get().selected!),
    },
    { id: "next-region", title: "Next region", group: "Moving", keys: ["j"], run: () => walk(1) },
    { id: "previous-region", title: "Previous region", group: "Moving", keys: ["k"], run: () => walk(-1) },
    { id: "text", title: "To the text", group: "Moving", keys: ["t"], run: () => tool.current?.focus() },
    {
      id: "start-left",
      title: "Region starts one earlier",
      group: "Editing",
      keys: ["["],
      run: () => tool.current?.edge("start", -1),
    },
    {
      id: "start-right",
      title: "Region starts one later",
      group: "Editing",
      keys: ["{"],
      run: () => tool.current?.edge("start", 1),
    },
    {
      id: "end-right",
      title: "Region ends one later",
      group: "Editing",
      keys: ["]"],
      run: () => tool.current?.edge("end", 1),
    },
    {
      id: "end-left",
      title: "Region ends one earlier",
      group: "Editing",
      keys: ["}"],
      run: () => tool.current?.edge("end", -1),
    },
    {
      id: "link",
      title: "End the relation here",
      group: "Editing",
      keys: ["Enter"],
      run: () => {
        const { armed, selected } = session.get();
        if (armed?.from && fits(schema, session, armed.question, selected, "to"))
          link(session, armed.question, armed.label, armed.from, selected!);
      },
    },
    {
      id: "escape",
      title: "Let go",
      group: "Editing",
      keys: ["Escape"],
      run: () => {
        window.getSelection()?.removeAllRanges();
        if (session.get().armed) session.arm(null);
        else session.select(null);
      },
    },
  ];
  for (const name of named.values()) {
    if (!name.key) continue;
    const question = schema.questions.find((q) => q.name === name.question)!;
    commands.push({
      id: `label ${name.question}/${name.name}`,
      title: name.title,
      group: question.title ?? question.name,
      keys: [name.key],
      run: () => {
        if (!isField(question)) tool.current?.press(name.question, name.name);
        else if (question.type === "choice")
          session.run(`answer ${question.name}`, (draft) => {
            const next = toggled(question, draft[question.name], name.name);
            if (next === undefined) delete draft[question.name];
            else draft[question.name] = next as never;
          });
      },
    });
  }
  return commands;
}
