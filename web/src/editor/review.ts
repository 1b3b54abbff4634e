/** What others answered, laid over the answer that is being decided. */
import type { Answers } from "@/editor/schema";

/** How a stage can lay others' answers over its own. columns: beside it, one a person. */
export type ReviewMode = "columns" | "overlay" | "heat" | "swipe";

export type Overlays = {
  others: { id: string; name: string; color: string; answers: Answers }[];
  /** Numbers of regions that mean the same thing, by annotation and region. */
  numbers: ReadonlyMap<string, number>;
  /** The same numbers, by the regions of the answer that stand for them. */
  own: ReadonlyMap<string, number>;
  /** The number that is looked at: its regions stand out. */
  current: number | null;
  mode: Exclude<ReviewMode, "columns">;
  /** Two of the others side by side along a line that is dragged: their ids, and where the line is (0 to 1). */
  swipe: { left: string; right: string; at: number } | null;
};
