import type { EditorSession } from "@/editor/session";
import { useSession } from "@/editor/session";
import { t } from "@/texts/texts";

/** How a relation is finished, while one is being made. */
export function RelationsHint({ session }: { session: EditorSession }) {
  const active = useSession(session, (s) => s.activeLabel);
  if (!active) return null;
  return active.from ? (
    <>
      <strong>{active.label}</strong>
      {t.kinds.relationEndHint[0]} <kbd>J</kbd> <kbd>K</kbd> {t.kinds.relationEndHint[1]} <kbd>⏎</kbd>
      {t.kinds.relationEndHint[2]} <kbd>Esc</kbd> {t.kinds.relationEndHint[3]}
    </>
  ) : (
    <>
      <strong>{active.label}</strong>
      {t.kinds.relationStartHint}
    </>
  );
}
