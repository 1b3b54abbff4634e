import { useImperativeHandle, useMemo, useRef, useSyncExternalStore } from "react";
import { changeRegion, findRegion, finish } from "@/editor/regions";
import { useSession } from "@/editor/session";
import type { StageEditorProps } from "@/editor/stage";
import { choose } from "@/editor/verbs/arm";
import { textCommands } from "@/spaces/text/commands";
import { arcsOf, marksOf } from "@/spaces/text/drawn";
import { wholeWords } from "@/spaces/text/growing";
import { madeKind, type TextAtHand, textKind } from "@/spaces/text/kind";
import { TextCanvas, type TextCanvasHandle } from "@/spaces/text/TextCanvas";

/** A text bound to a session: label keys and the mouse make, change and link regions along it. */
export function TextEditor(props: StageEditorProps & { text: string }) {
  const { schema, stage, session, named, compact, handle, text } = props;
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const snapToWords = useSyncExternalStore(wholeWords.subscribe, wholeWords.get);
  const canvas = useRef<TextCanvasHandle>(null);
  const marks = useMemo(() => marksOf(schema, stage.name, answers, named), [schema, stage.name, answers, named]);
  const arcs = useMemo(() => arcsOf(schema, answers, named), [schema, answers, named]);

  const add = (question: string, label: string, stretch: [number, number] | null | undefined): boolean => {
    const asked = schema.regionsQuestion(question);
    const kind = asked?.stage === stage.name ? madeKind(schema.registry, asked) : null;
    if (!stretch || !kind) return false;
    finish({ schema, session }, question, { label, shape: kind.make(stretch) });
    canvas.current?.clear();
    return true;
  };
  const found = (id: string | null) => {
    const at = findRegion(schema, session.get().answers, id);
    return at && schema.stageOf(at.question)?.name === stage.name ? at : null;
  };
  const atHand: TextAtHand = {
    stretch: () => canvas.current?.range() ?? null,
    clear: () => canvas.current?.clear(),
    region: () => {
      const at = found(session.get().selected);
      return at && !session.get().locked.has(at.region.id) ? at.region : null;
    },
    stretches: (region) => textKind(schema.registry, region.shape.type)?.stretches(region.shape) ?? [],
    question: (region) => schema.regionsQuestion(found(region.id)?.question),
    change: (region, shape, name) => {
      if (JSON.stringify(shape) !== JSON.stringify(region.shape))
        changeRegion(session, schema, region.id, name, (target) => {
          target.shape = shape;
        });
    },
  };
  useImperativeHandle(handle, () => ({
    mark: (question, label) => add(question, label, canvas.current?.range()),
    focus: () => canvas.current?.focus(),
    reveal: (id) => canvas.current?.reveal(id),
    commands: () => textCommands({ schema, stage, canvas, text: atHand }),
  }));

  return (
    <TextCanvas
      handle={canvas}
      text={text}
      marks={marks}
      links={arcs}
      selected={selected}
      direction={stage.direction as "auto" | undefined}
      snapToWords={snapToWords}
      compact={compact}
      label={stage.title ?? stage.name}
      onRange={
        session.readOnly
          ? undefined
          : (start, end) => {
              const active = session.get().activeLabel;
              if (active) add(active.question, active.label, [start, end]);
            }
      }
      onMark={(id) => choose({ schema, session, named }, id)}
      onEdge={
        session.readOnly
          ? undefined
          : (id, part, start, end) => {
              const region = found(id)?.region;
              const kind = region && textKind(schema.registry, region.shape.type);
              const shape = kind?.resize(region!.shape, part, [start, end]);
              if (region && shape) atHand.change(region, shape, "move the edge");
            }
      }
    />
  );
}
