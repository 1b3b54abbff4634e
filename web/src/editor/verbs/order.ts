import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import { type Region, regionsOf } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";

/** Move a region in its question's order, which is the drawing and the reading order. by: ±1, or ±Infinity to the end. */
export function reorder(session: EditorSession, schema: BoundSchema, id: string | null, by: number): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found) return;
  const list = regionsOf(session.get().answers, found.question);
  const at = list.findIndex((r) => r.id === id);
  const to = Math.max(0, Math.min(list.length - 1, at + by));
  if (to === at) return;
  session.run(by > 0 ? "bring forward" : "send back", (draft) => {
    const regions = draft[found.question] as Region[];
    const [moved] = regions.splice(at, 1);
    regions.splice(to, 0, moved!);
  });
}
