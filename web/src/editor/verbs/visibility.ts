/** What is hidden and what is locked: how one looks at regions, no part of the answers. */
import type { EditorSession } from "@/editor/session";

/** Hide what is selected, or show it again when all of it is hidden. */
export function hideSelected(session: EditorSession): void {
  const ids = session.selection();
  session.hide(ids, !ids.every((i) => session.get().hidden.has(i)));
}

/** Hide these, or show everything when something is hidden. */
export function hideAll(session: EditorSession, ids: string[]): void {
  session.hide(ids, session.get().hidden.size === 0);
}

export function lockSelected(session: EditorSession): void {
  const ids = session.selection();
  session.lock(ids, !ids.every((i) => session.get().locked.has(i)));
}
