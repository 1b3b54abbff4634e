/** The commands that every desk has, with those of its stages and kinds. */
import type { Desk } from "@/desk/useDesk";
import type { Command } from "@/editor/keys";
import { findRegion, readingOrder, remove } from "@/editor/regions";
import type { StageHandle } from "@/editor/stage";
import { complete } from "@/editor/verbs/arm";
import { t } from "@/texts/texts";

const { commands: say, groups } = t.desk;

type Needs = Pick<Desk, "schema" | "session" | "named" | "press" | "clock"> & {
  handles: React.RefObject<Record<string, StageHandle | null>>;
  /** How many places each course has, by its unit. */
  lengths: () => Partial<Record<string, number>>;
};

export function editorCommands(desk: Needs): Command[] {
  return [
    ...editing(desk),
    ...moving(desk),
    ...courses(desk),
    ...ofStages(desk),
    ...ofLinks(desk),
    ...keysOfLabels(desk),
  ];
}

function editing({ schema, session, named }: Needs): Command[] {
  const linking = () => {
    const asked = schema.question(session.get().activeLabel?.question);
    return asked !== undefined && schema.isLinks(asked);
  };
  return [
    { id: "undo", title: t.desk.undo, group: groups.editing, keys: ["Mod+z"], run: session.undo },
    { id: "redo", title: t.desk.redo, group: groups.editing, keys: ["Mod+Shift+z", "Mod+y"], run: session.redo },
    {
      id: "delete",
      title: say.delete,
      group: groups.editing,
      keys: ["Delete", "Backspace"],
      run: () => {
        const { locked } = session.get();
        for (const id of session.selection()) if (!locked.has(id)) remove(session, schema, id);
      },
    },
    {
      id: "link",
      title: say.finish,
      group: groups.editing,
      keys: ["Enter"],
      when: linking,
      run: () => void complete({ schema, session, named }, session.get().selected),
    },
    {
      id: "escape",
      title: say.cancel,
      group: groups.editing,
      keys: ["Escape"],
      run: () => {
        window.getSelection()?.removeAllRanges();
        if (session.get().activeLabel) session.activate(null);
        else session.select(null);
      },
    },
  ];
}

function moving({ schema, session, handles }: Needs): Command[] {
  const walk = (way: 1 | -1) => () => {
    const ids = readingOrder(schema, session.get().answers);
    if (ids.length === 0) return;
    const at = ids.indexOf(session.get().selected ?? "");
    const next = ids[(at + way + ids.length + (at < 0 && way < 0 ? 1 : 0)) % ids.length]!;
    session.select(next);
    for (const handle of Object.values(handles.current)) handle?.reveal(next);
  };
  const focus = () => handles.current[schema.stages[0]?.name ?? ""]?.focus();
  return [
    { id: "next-region", title: say.next, group: groups.moving, keys: ["j"], run: walk(1) },
    { id: "previous-region", title: say.previous, group: groups.moving, keys: ["k"], run: walk(-1) },
    { id: "stage", title: say.content, group: groups.moving, keys: ["t"], run: focus },
    {
      id: "questions",
      title: say.form,
      group: groups.moving,
      keys: ["q"],
      run: () => document.querySelector<HTMLElement>("[data-question] :is(button, input, textarea)")?.focus(),
    },
  ];
}

/** To the next place of what is gone through: pages, frames, turns. */
function courses({ schema, clock, lengths }: Needs): Command[] {
  const seen = new Set<string>();
  return schema.stages.flatMap((stage): Command[] => {
    const { course } = schema.registry.stage(stage);
    if (!course || seen.has(course.unit) || (lengths()[course.unit] ?? 0) < 2) return [];
    seen.add(course.unit);
    const by = (way: 1 | -1) => () =>
      clock.seek(course.unit, Math.max(0, Math.min((lengths()[course.unit] ?? 1) - 1, clock.at(course.unit) + way)));
    return [
      { id: `${course.unit}-next`, title: course.next, group: groups.moving, keys: ["PageDown"], run: by(1) },
      { id: `${course.unit}-previous`, title: course.previous, group: groups.moving, keys: ["PageUp"], run: by(-1) },
    ];
  });
}

/** The commands of all stages; a key that more than one has goes to the stage at hand. */
function ofStages({ schema, session, handles }: Needs): Command[] {
  const stages = schema.stages.map(({ name }) => ({ name, commands: handles.current[name]?.commands() ?? [] }));
  const atHand = () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-stage]")?.dataset.stage;
    if (focused) return focused;
    const { selected, answers, activeLabel } = session.get();
    const question = findRegion(schema, answers, selected)?.question ?? activeLabel?.question;
    return (schema.stageOf(question) ?? schema.stages[0])?.name;
  };
  const ready = (command: Command) => command.when?.() ?? true;
  return stages.flatMap(({ name, commands }) =>
    commands.map((command): Command => {
      const rivals = stages
        .filter((other) => other.name !== name)
        .map((other) => ({
          name: other.name,
          commands: other.commands.filter(
            (c) => c.scope === command.scope && c.keys.some((k) => command.keys.includes(k)),
          ),
        }));
      if (rivals.every((rival) => rival.commands.length === 0)) return command;
      const taken = () => rivals.some((rival) => rival.name === atHand() && rival.commands.some(ready));
      return { ...command, id: `${name} ${command.id}`, when: () => ready(command) && !taken() };
    }),
  );
}

function ofLinks({ schema, session, named }: Needs): Command[] {
  return schema
    .linksQuestions()
    .flatMap(({ question, kind }) => kind.commands?.({ schema, session, named }, question) ?? []);
}

function keysOfLabels({ schema, named, press }: Needs): Command[] {
  return [...named.values()].flatMap((name): Command[] => {
    if (!name.key) return [];
    const question = schema.question(name.question)!;
    return [
      {
        id: `label ${name.question}/${name.name}`,
        title: name.title,
        group: question.title ?? question.name,
        keys: [name.key],
        run: () => press(name.question, name.name),
      },
    ];
  });
}
