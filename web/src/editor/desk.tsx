/** What the labeling and the review desk share: reading order, one tool over all stages, and the buttons in their bars. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconBook2, IconKeyboard } from "@tabler/icons-react";
import { shown } from "@/editor/hotkeys";
import { type Answers, type Region, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import type { TextTool } from "@/editor/TextEditor";
import { findRegion } from "@/kinds/span/span";
import { Offsets } from "@/stages/text/offsets";

/** The ids of all regions, as they stand in the text, and then of the relations on them. */
export function readingOrder(schema: Schema, answers: Answers): string[] {
  return schema.questions.flatMap((q) =>
    q.type === "regions"
      ? [...regionsOf(answers, q.name)].sort((a, b) => a.shape.start - b.shape.start).map((r) => r.id)
      : q.type === "relations"
        ? relationsOf(answers, q.name).map((r) => r.id)
        : [],
  );
}

function stageOf(schema: Schema, question: string | undefined): string {
  const asked = schema.questions.find((q) => q.name === question);
  return asked?.type === "regions" ? asked.stage : schema.stages[0]!.name;
}

/** One tool that passes each command to the stage it is meant for. tools: the stages' own tools by name. */
export function toolOver(schema: Schema, session: EditorSession, tools: Record<string, TextTool | null>): TextTool {
  return {
    press: (question, label) => tools[stageOf(schema, question)]?.press(question, label),
    focus: () => tools[schema.stages[0]!.name]?.focus(),
    reveal: (id) => {
      for (const tool of Object.values(tools)) tool?.reveal(id);
    },
    edge: (which, way) => {
      const found = findRegion(schema, session.get().answers, session.get().selected);
      if (found) tools[stageOf(schema, found.question)]?.edge(which, way);
    },
  };
}

/** What regions are called in the list: the words they stand on, in the text of their own stage. */
export function describer(schema: Schema, session: EditorSession, data: Record<string, unknown>) {
  const texts = new Map(schema.stages.map((s) => [s.name, new Offsets(String(data[s.source] ?? ""))]));
  return (region: Region): string => {
    const question = findRegion(schema, session.get().answers, region.id)?.question;
    const { start, end } = region.shape;
    const words = texts.get(stageOf(schema, question))?.slice(start, Math.min(end, start + 80)) ?? "";
    return words.replace(/\s+/g, " ");
  };
}

export function GuidelineAndKeys({ onGuideline, onKeys }: { onGuideline: () => void; onKeys: () => void }) {
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconBook2 size={15} />} onClick={onGuideline}>
        Guideline <kbd style={{ marginLeft: 6 }}>G</kbd>
      </Button>
      <Tooltip label="Keys (?)">
        <ActionIcon variant="subtle" color="gray" aria-label="Keys" onClick={onKeys}>
          <IconKeyboard size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

export function UndoRedo({ session }: { session: EditorSession }) {
  const canUndo = useSession(session, (s) => s.past.length > 0);
  const canRedo = useSession(session, (s) => s.future.length > 0);
  return (
    <>
      <Tooltip label={`Undo (${shown("Mod+z")})`}>
        <ActionIcon variant="subtle" color="gray" aria-label="Undo" disabled={!canUndo} onClick={session.undo}>
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`Redo (${shown("Mod+Shift+z")})`}>
        <ActionIcon variant="subtle" color="gray" aria-label="Redo" disabled={!canRedo} onClick={session.redo}>
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
