/** The keys of the grid. */
import { type Dialog, frameCommands } from "@/desk/Frame";
import type { Command } from "@/editor/keys";
import type { Named } from "@/editor/labels";
import type { FieldQuestion, Option } from "@/editor/schema";
import type { Action, GridState } from "@/pages/grid/grid";
import { t } from "@/texts/texts";

type Options = {
  state: GridState;
  act: (action: Action) => void;
  submit: () => void;
  question: FieldQuestion;
  options: Option[];
  named: Map<string, Named>;
  columns: number;
  setLarge: (change: (on: boolean) => boolean) => void;
  setDialog: (dialog: Dialog) => void;
};

export function gridCommands(grid: Options): Command[] {
  return [...acting(grid), ...moving(grid), ...classes(grid)];
}

function acting({ state, act, submit, setLarge, setDialog }: Options): Command[] {
  const { work: group, moving } = t.desk.groups;
  const give = () => act({ type: "give", option: null });
  return [
    { id: "submit", title: t.grid.submitAndNext, group, keys: ["Mod+Enter"], run: submit },
    ...frameCommands(group, setDialog, { guideline: t.desk.guideline, keys: t.desk.shortcuts }),
    { id: "undo", title: t.desk.undo, group, keys: ["Mod+z"], run: () => act({ type: "undo" }) },
    { id: "clear", title: t.grid.clear, group, keys: ["Delete", "Backspace"], run: give },
    { id: "large", title: t.grid.enlarge, group: moving, keys: ["Space"], run: () => setLarge((on) => !on) },
    {
      id: "escape",
      title: t.desk.commands.cancel,
      group: moving,
      keys: ["Escape"],
      run: () => {
        setLarge(() => false);
        act({ type: "move", to: state.at, extend: false });
      },
    },
  ];
}

function moving({ state, act, columns }: Options): Command[] {
  const { moving: group } = t.desk.groups;
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns } as const;
  return Object.entries(steps).flatMap(([key, by]): Command[] => {
    const title = t.grid.ways[key as keyof typeof steps];
    const move = (extend: boolean) => () => act({ type: "move", to: state.at + by, extend });
    return [
      { id: key, title, group, keys: [key], run: move(false) },
      { id: `more ${key}`, title: t.grid.selecting(title), group, keys: [`Shift+${key}`], run: move(true) },
    ];
  });
}

function classes({ act, question, options, named }: Options): Command[] {
  const group = question.title ?? question.name;
  return options.flatMap((option): Command[] => {
    const key = named.get(`${question.name}/${option.name}`)?.key;
    if (!key) return [];
    const title = option.title ?? option.name;
    const give = (rest: boolean) => () => act({ type: "give", option: option.name, rest });
    return [
      { id: `give ${option.name}`, title, group, keys: [key], run: give(false) },
      { id: `rest ${option.name}`, title: t.grid.rest(title), group, keys: [`Alt+${key}`], run: give(true) },
    ];
  });
}
