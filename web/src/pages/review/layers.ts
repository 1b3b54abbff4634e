/** How others' annotations are laid over the stage. */
import type { ReviewMode } from "@/editor/review";

/** Colours of annotators, apart from those of labels. */
export const PEOPLE = ["#ffd400", "#00e5ff", "#ff5ad1", "#7cff4f", "#ff8a3d", "#b388ff"];

export type Mode = Exclude<ReviewMode, "columns"> | "none";

export type Layers = {
  mode: Mode;
  hidden: ReadonlySet<string>;
  /** Where the line between two people stands, 0 to 1, and who is left and right of it. */
  at: number;
  pair: [number, number];
  /** The matched object that is looked at. */
  current: number | null;
};
