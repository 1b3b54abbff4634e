/** What every kind of stage gives to the desk, and what it gets. A stage is one folder in stages/ and one line in registry.ts. */
import type { ComponentType, Ref } from "react";
import type { Schemas } from "@/api/client";
import type { Clock } from "@/editor/clock";
import type { Course } from "@/editor/cursor";
import type { Command } from "@/editor/keys";
import type { Space } from "@/editor/kind";
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type { Overlays, ReviewMode } from "@/editor/review";
import type { Answers, Region, StageDocument } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";

export type Media = Schemas["MediaOut"];

/** An item as it is shown: its data, and the files that the data names. */
export type Shown = { projectId: string; data: Record<string, unknown>; media: Record<string, Media[]> };

/** What the desk asks of a stage that is on screen. */
export type StageHandle = {
  /** Make a region of what is selected in the stage (a stretch of text); false when nothing is. */
  mark?: (question: string, label: string) => boolean;
  /** Whether a drawing tool is at hand: then a label's key is for what is drawn next, not for what is selected. */
  isDrawing?: () => boolean;
  /** Give a region another label, where that means more than to say so (a layer that has one mask a label). */
  relabel?: (question: string, region: string, label: string) => void;
  focus: () => void;
  reveal: (id: string) => void;
  /** Bring a region of somebody else into sight. */
  look?: (question: string, region: Region) => void;
  /** The stage's own commands; the desk adds them to its own. */
  commands: () => Command[];
};

export type StageEditorProps = {
  schema: BoundSchema;
  stage: StageDocument;
  shown: Shown;
  session: EditorSession;
  named: Map<string, Named>;
  clock: Clock;
  compact?: boolean;
  overlays?: Overlays;
  handle?: Ref<StageHandle>;
};

export type StageViewProps = {
  schema: BoundSchema;
  stage: StageDocument;
  shown: Shown;
  answers: Answers;
  named: Map<string, Named>;
  label?: string;
  /** Regions to be set apart: those that not everybody made. */
  differs?: (question: string, region: Region) => boolean;
};

/** A stage's value small: in a table's cell or a grid's tile; large: the tile, alone on the screen. */
export type CellProps = { stage: StageDocument; shown: Shown; name: string; large?: boolean };

export interface Stage {
  type: string;
  title: string;
  spaces: readonly Space[];
  Editor: ComponentType<StageEditorProps>;
  View: ComponentType<StageViewProps>;
  /** Left out: the value is shown as words. */
  Cell?: ComponentType<CellProps>;
  /** What stands above the stage, beside the labels. */
  Bar?: ComponentType;
  /** What the item holds for the stage; given to summaries of regions. */
  value: (shown: Shown, stage: StageDocument) => unknown;
  course?: Course;
  review: readonly ReviewMode[];
  /** What is said in the list while nothing is marked. */
  invitation: string;
  /** Whether regions can be hidden and locked, because they cover what lies under them. */
  covers: boolean;
  form: {
    /** The button that adds one. */
    add: string;
    /** A name for the field of the item's data. */
    field: string;
    /** What a first question of regions is called. */
    regions: string;
    Settings?: ComponentType<{ stage: StageDocument; onChange: (part: Partial<StageDocument>) => void }>;
    /** The stage's document without what only this type has. */
    without?: (stage: StageDocument) => StageDocument;
    /** An item to try a schema on; text: words that fit the schema. */
    sample: (text: string) => { data: unknown; media?: Media[] };
    /** Whether the preview draws it small. */
    compact: boolean;
  };
  /** How its items come in. */
  sources: readonly ("rows" | "files" | "addresses")[];
}

export const defineStage = (stage: Stage): Stage => stage;
