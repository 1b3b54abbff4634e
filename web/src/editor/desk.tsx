/** What the labeling and the review desk share: reading order, one tool over all stages, and the buttons in their bars. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconBook2, IconKeyboard } from "@tabler/icons-react";
import type { Command } from "@/editor/hotkeys";
import { shown } from "@/editor/hotkeys";
import { findRegion } from "@/editor/regions";
import { type Answers, type Region, type RegionsQuestion, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import type { StageTool } from "@/editor/stage";
import { STAGES } from "@/stages";

/** A question's regions in the order in which they are gone through: as they stand in a text, as they were drawn on a picture. */
export function ordered(schema: Schema, answers: Answers, question: RegionsQuestion): Region[] {
  const stage = schema.stages.find((s) => s.name === question.stage);
  const list = regionsOf(answers, question.name);
  return stage ? [...list].sort(STAGES[stage.type].compare) : list;
}

/** The ids of all regions in that order, and then of the relations on them. */
export function readingOrder(schema: Schema, answers: Answers): string[] {
  return schema.questions.flatMap((q) =>
    q.type === "regions"
      ? ordered(schema, answers, q).map((r) => r.id)
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
export function toolOver(schema: Schema, session: EditorSession, tools: Record<string, StageTool | null>): StageTool {
  const atHand = () => {
    const { selected, answers, armed } = session.get();
    return stageOf(schema, findRegion(schema, answers, selected)?.question ?? armed?.question);
  };
  return {
    press: (question, label) => tools[stageOf(schema, question)]?.press(question, label),
    focus: () => tools[schema.stages[0]!.name]?.focus(),
    reveal: (id) => {
      for (const tool of Object.values(tools)) tool?.reveal(id);
    },
    commands: () =>
      joined(
        schema.stages.map((s): [string, Command[]] => [s.name, tools[s.name]?.commands() ?? []]),
        atHand,
      ),
  };
}

/** The commands of several stages; a key that more than one has goes to the stage at hand. */
function joined(stages: [string, Command[]][], atHand: () => string): Command[] {
  const byKeys = new Map<string, { command: Command; runs: Map<string, Command["run"]> }>();
  for (const [stage, commands] of stages)
    for (const command of commands) {
      const key = command.keys.join();
      const found = byKeys.get(key);
      if (!found) byKeys.set(key, { command, runs: new Map([[stage, command.run]]) });
      else {
        if (!found.command.title.includes(command.title))
          found.command = { ...found.command, title: `${found.command.title}; ${command.title}` };
        found.runs.set(stage, command.run);
      }
    }
  return [...byKeys.values()].map(({ command, runs }) => ({
    ...command,
    run: (event) => (runs.get(atHand()) ?? [...runs.values()][0]!)(event),
  }));
}

/** What regions are called in the list, each by the stage it lies on. */
export function describer(schema: Schema, session: EditorSession, data: Record<string, unknown>) {
  return (region: Region): string => {
    const question = findRegion(schema, session.get().answers, region.id)?.question;
    const stage = schema.stages.find((s) => s.name === stageOf(schema, question));
    return stage ? STAGES[stage.type].describe(region, data[stage.source]) : "";
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
