/** An item at a desk: its schema, session, stages and clock, and what all of them together can do. */
import { useCallback, useMemo, useRef } from "react";
import { editorCommands } from "@/desk/commands";
import { Clock } from "@/editor/clock";
import type { Command } from "@/editor/keys";
import { type Named, nameLabels } from "@/editor/labels";
import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import type { Region } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { Shown, StageHandle } from "@/editor/stage";
import { press } from "@/editor/verbs/arm";

export type Desk = {
  schema: BoundSchema;
  session: EditorSession;
  named: Map<string, Named>;
  shown: Shown;
  clock: Clock;
  /** Where each stage's handle is kept, by the stage's name. */
  handles: React.RefObject<Record<string, StageHandle | null>>;
  /** A label's or an option's key. */
  press: (question: string, label: string) => void;
  reveal: (id: string) => void;
  focus: () => void;
  /** What a region is called in the list. */
  describe: (region: Region) => string;
  commands: () => Command[];
};

type Options = { schema: BoundSchema; session: EditorSession; shown: Shown };

export function useDesk({ schema, session, shown }: Options): Desk {
  const named = useMemo(() => nameLabels(schema), [schema]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a clock an item
  const clock = useMemo(() => new Clock(), [shown]);
  const handles = useRef<Record<string, StageHandle | null>>({});
  const pressed = useCallback(
    (question: string, label: string) => {
      const stage = schema.stageOf(question)?.name ?? "";
      press({ schema, session, named }, question, label, handles.current[stage]);
    },
    [schema, session, named],
  );
  const describe = useCallback(
    (region: Region): string => {
      const stage = schema.stageOf(findRegion(schema, session.get().answers, region.id)?.question);
      const value = stage && schema.registry.stage(stage).value(shown, stage);
      return schema.registry.kindOf(region.shape).summary(region.shape, value);
    },
    [schema, session, shown],
  );
  const reveal = useCallback((id: string) => {
    for (const handle of Object.values(handles.current)) handle?.reveal(id);
  }, []);
  const focus = useCallback(() => handles.current[schema.stages[0]?.name ?? ""]?.focus(), [schema]);
  const lengths = () => courseLengths(schema, shown);
  const desk = { schema, session, named, shown, clock, handles, press: pressed, reveal, focus, describe };
  return { ...desk, commands: () => editorCommands({ ...desk, lengths }) };
}

/** How far each course goes; stages with the same unit go together, as far as the longest. */
export function courseLengths(schema: BoundSchema, shown: Shown): Partial<Record<string, number>> {
  const found: Partial<Record<string, number>> = {};
  for (const stage of schema.stages) {
    const { course, value } = schema.registry.stage(stage);
    if (course) found[course.unit] = Math.max(found[course.unit] ?? 0, course.length(value(shown, stage)));
  }
  return found;
}
