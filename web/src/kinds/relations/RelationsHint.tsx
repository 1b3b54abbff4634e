import type { EditorSession } from "@/editor/session";
import { useSession } from "@/editor/session";

/** How a relation is finished, while one is being made. */
export function RelationsHint({ session }: { session: EditorSession }) {
  const active = useSession(session, (s) => s.activeLabel);
  if (!active) return null;
  return active.from ? (
    <>
      <strong>{active.label}</strong>: click the region where it ends, or go there with <kbd>J</kbd> <kbd>K</kbd> and
      press <kbd>⏎</kbd>. <kbd>Esc</kbd> cancels.
    </>
  ) : (
    <>
      <strong>{active.label}</strong>: select the region where it starts, then press its key again.
    </>
  );
}
