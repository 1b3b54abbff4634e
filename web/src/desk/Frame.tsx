import { Link } from "@tanstack/react-router";
import { GuidelineAndKeys } from "@/desk/Bar";
import css from "@/desk/desk.module.css";
import { GuidelineDrawer } from "@/desk/GuidelineDrawer";
import { HelpSheet } from "@/desk/HelpSheet";
import type { Command } from "@/editor/keys";

export type Dialog = "help" | "guideline" | null;

type Props = {
  projectId: string;
  name: string;
  /** What is done here: Label, Review, Grid. */
  title: string;
  /** In the bar above, after the title; and at its end. */
  head?: React.ReactNode;
  info?: React.ReactNode;
  foot?: React.ReactNode;
  dialog: Dialog | string;
  onDialog: (dialog: Dialog) => void;
  commands: () => Command[];
  children: React.ReactNode;
};

/** The frame of labeling, review and grid: a bar above and one below, the guideline and the keys one key away. */
export function Frame(props: Props) {
  const { projectId, name, title, head, info, foot, dialog, onDialog, commands, children } = props;
  return (
    <div className={css.page}>
      <header className={css.bar}>
        <Link to="/p/$projectId" params={{ projectId }} className={css.crumb}>
          {name}
        </Link>
        <h1 className={css.title}>{title}</h1>
        {head}
        <span className={css.grow} />
        {info}
        <GuidelineAndKeys onGuideline={() => onDialog("guideline")} onKeys={() => onDialog("help")} />
      </header>
      {children}
      {foot && <footer className={css.bar}>{foot}</footer>}
      <HelpSheet
        commands={dialog === "help" ? commands() : []}
        opened={dialog === "help"}
        onClose={() => onDialog(null)}
      />
      <GuidelineDrawer projectId={projectId} opened={dialog === "guideline"} onClose={() => onDialog(null)} />
    </div>
  );
}

/** The commands that every desk's page has, whatever is done on it. */
export function frameCommands(
  group: string,
  onDialog: (dialog: Dialog) => void,
  title: { guideline: string; keys: string },
): Command[] {
  return [
    { id: "guideline", title: title.guideline, group, keys: ["g"], run: () => onDialog("guideline") },
    { id: "help", title: title.keys, group, keys: ["?"], run: () => onDialog("help") },
  ];
}
