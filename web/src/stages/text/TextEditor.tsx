import { useImperativeHandle, useMemo, useRef, useSyncExternalStore } from "react";
import type { Command } from "@/editor/hotkeys";
import { findRegion, questionsOn, relabel } from "@/editor/regions";
import type { Schema, StageDocument } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import type { StageEditorProps } from "@/editor/stage";
import { fits, link } from "@/kinds/relation/relation";
import { addSpan, linksOf, marksOf, moveEdges } from "@/kinds/span/span";
import { wholeWords } from "@/stages/text/growing";
import { TextStage, type TextStageHandle } from "@/stages/text/TextStage";

/** A text stage bound to a session: label keys and the mouse make, change and link spans. */
export function TextEditor({ schema, stage, shown, session, named, compact, tool }: StageEditorProps) {
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const snapToWords = useSyncExternalStore(wholeWords.subscribe, wholeWords.get);
  const handle = useRef<TextStageHandle>(null);
  const marks = useMemo(() => marksOf(schema, stage.name, answers, named), [schema, stage.name, answers, named]);
  const links = useMemo(() => linksOf(schema, answers, named), [schema, answers, named]);

  const complete = (id: string): boolean => {
    const armed = session.get().armed;
    if (!armed?.from || !fits(schema, session, armed.question, id, "to")) return false;
    link(session, armed.question, armed.label, armed.from, id);
    return true;
  };

  const edge = (which: "start" | "end", way: 1 | -1) => {
    const found = findRegion(schema, session.get().answers, session.get().selected);
    const shape = found?.region.shape;
    if (!found || shape?.type !== "span" || !handle.current) return;
    if (which === "start")
      moveEdges(session, schema, found.region.id, handle.current.step(shape.start, way), shape.end);
    else moveEdges(session, schema, found.region.id, shape.start, handle.current.step(shape.end, way));
  };
  const commands = (): Command[] => [
    { id: "words", title: "Whole words on or off", group: "Editing", keys: ["w"], run: wholeWords.toggle },
    {
      id: "start-left",
      title: "Region starts one earlier",
      group: "Editing",
      keys: ["["],
      run: () => edge("start", -1),
    },
    { id: "start-right", title: "Region starts one later", group: "Editing", keys: ["{"], run: () => edge("start", 1) },
    { id: "end-right", title: "Region ends one later", group: "Editing", keys: ["]"], run: () => edge("end", 1) },
    { id: "end-left", title: "Region ends one earlier", group: "Editing", keys: ["}"], run: () => edge("end", -1) },
  ];
  useImperativeHandle(tool, () => ({
    press: (question, label) => pressLabel({ schema, session, stage, handle, question, label }),
    focus: () => handle.current?.focus(),
    reveal: (id) => handle.current?.reveal(id),
    commands,
  }));

  return (
    <TextStage
      handle={handle}
      text={String(shown.data[stage.source] ?? "")}
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
