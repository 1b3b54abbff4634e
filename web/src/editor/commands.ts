/** The commands that every page with an editor has. */
import type { Command } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import { remove } from "@/editor/regions";
import { isField, type Schema } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { StageTool } from "@/editor/stage";
import { toggled } from "@/kinds/choice/toggle";
import { fits, link } from "@/kinds/relation/relation";

type Bound = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  tool: React.RefObject<StageTool | null>;
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
      run: () => {
        const { locked } = session.get();
        for (const id of session.selection()) if (!locked.has(id)) remove(session, schema, id);
      },
    },
    { id: "next-region", title: "Next region", group: "Moving", keys: ["j"], run: () => walk(1) },
    { id: "previous-region", title: "Previous region", group: "Moving", keys: ["k"], run: () => walk(-1) },
    { id: "stage", title: "To what is labelled", group: "Moving", keys: ["t"], run: () => tool.current?.focus() },
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
  commands.push(...(tool.current?.commands() ?? []));
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
