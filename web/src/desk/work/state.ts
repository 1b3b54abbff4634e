/** What the page shows of a shift of work. */
import type { Saved } from "@/desk/work/drafts";
import type { Phase } from "@/desk/work/machine";
import type { Task } from "@/desk/work/requests";
import { EditorSession } from "@/editor/session";

export type WorkState = {
  task: Task | null;
  session: EditorSession;
  phase: Phase;
  saved: Saved;
  savedAt: number | null;
  /** Items submitted since the page was opened; those that were skipped, refused or only corrected do not count. */
  done: number;
  startedAt: number;
  /** What the person must be told. */
  notice: string | null;
};

/** Before the first task is there. */
export const nothing = (): WorkState => ({
  task: null,
  session: new EditorSession(),
  phase: "loading",
  saved: "clean",
  savedAt: null,
  done: 0,
  startedAt: Date.now(),
  notice: null,
});
