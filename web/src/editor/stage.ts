/** What every kind of stage gives to the pages, and what it gets. */
import type { ComponentType, Ref } from "react";
import type { Schemas } from "@/api/client";
import type { Command } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import type { Answers, Region, Schema, StageDocument } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";

export type Media = Schemas["MediaOut"];

/** An item as it is shown: its data, and the files that the data names. */
export type Shown = { projectId: string; data: Record<string, unknown>; media: Record<string, Media[]> };

/** What the page's keys act on. */
export type StageTool = {
  /** A label's key: mark, change what is selected, or arm the label. */
  press: (question: string, label: string) => void;
  focus: () => void;
  reveal: (id: string) => void;
  /** Bring a region of somebody else into sight. */
  look?: (question: string, region: Region) => void;
  /** The stage's own commands; the page adds them to those of all stages. */
  commands: () => Command[];
};

/** What others answered, drawn behind the answers that are being settled. */
export type Behind = {
  others: { id: string; name: string; color: string; answers: Answers }[];
  /** Numbers of regions that mean the same thing, by annotation and region. */
  numbers: ReadonlyMap<string, number>;
  /** The same numbers, by the regions of the answer that stand for them. */
  own: ReadonlyMap<string, number>;
  /** The number that is looked at: its regions stand out. */
  current: number | null;
  /** Where they differ, as a map of colour. */
  heat: boolean;
  /** Two of the others side by side along a line that is dragged: their ids, and where the line is (0 to 1). */
  swipe: { left: string; right: string; at: number } | null;
};

export type StageEditorProps = {
  schema: Schema;
  stage: StageDocument;
  shown: Shown;
  session: EditorSession;
  named: Map<string, Named>;
  compact?: boolean;
  behind?: Behind;
  tool?: Ref<StageTool>;
};

export type StageViewProps = {
  schema: Schema;
  stage: StageDocument;
  shown: Shown;
  answers: Answers;
  named: Map<string, Named>;
  label?: string;
  /** Regions to be set apart: those that not everybody made. */
  differs?: (question: string, region: Region) => boolean;
};

export type StageKind = {
  Editor: ComponentType<StageEditorProps>;
  View: ComponentType<StageViewProps>;
  /** What a region is called in the list. */
  describe: (region: Region, value: unknown) => string;
  /** The order in which regions are gone through. */
  compare: (a: Region, b: Region) => number;
  /** What is said in the list while nothing is marked. */
  invitation: string;
};
