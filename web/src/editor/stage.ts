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
  /** The stage's own commands; the page adds them to those of all stages. */
  commands: () => Command[];
};

export type StageEditorProps = {
  schema: Schema;
  stage: StageDocument;
  shown: Shown;
  session: EditorSession;
  named: Map<string, Named>;
  compact?: boolean;
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
