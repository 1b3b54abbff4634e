/** The commands of the label page: what is handed in, and going back through one's own items. */
import { type Dialog, frameCommands } from "@/desk/Frame";
import type { Command } from "@/editor/keys";
import type { Named } from "@/editor/labels";
import { t } from "@/texts/texts";

export type LabelDialog = Dialog | "skip" | "history";

type Acts = {
  submit: () => void;
  save: () => void;
  /** Left out where what is on screen cannot be skipped. */
  skip?: () => void;
  back: () => void;
  on: () => void;
  onDialog: (dialog: LabelDialog) => void;
  named: ReadonlyMap<string, Named>;
};

export function labelCommands({ submit, save, skip, back, on, onDialog, named }: Acts): Command[] {
  const { work: group } = t.desk.groups;
  const say = t.desk.commands;
  return [
    { id: "submit", title: say.submit, group, keys: ["Mod+Enter"], run: submit, typing: true },
    { id: "save", title: say.save, group, keys: ["Mod+s"], run: save, typing: true },
    { id: "skip", title: say.skip, group, keys: ["s"], run: () => skip?.() },
    {
      id: "history",
      title: say.history,
      group,
      keys: ["h"],
      // Labels of older schemas may have the letter.
      when: () => ![...named.values()].some((name) => name.key === "h"),
      run: () => onDialog("history"),
    },
    { id: "earlier", title: say.earlier, group, keys: ["Alt+[", "Alt+PageUp"], run: back },
    { id: "later", title: say.later, group, keys: ["Alt+]", "Alt+PageDown"], run: on },
    ...frameCommands(group, onDialog, { guideline: t.desk.guideline, keys: t.desk.shortcuts }),
  ];
}
