import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import type { Region } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";

/** Give a region another label; its attributes were the old label's. */
export function relabel(session: EditorSession, schema: BoundSchema, id: string, label: string): void {
  const found = findRegion(schema, session.get().answers, id);
  if (!found || found.region.label === label) return;
  session.run(`change to ${label}`, (draft) => {
    const region = (draft[found.question] as Region[]).find((r) => r.id === id)!;
    region.label = label;
    region.attributes = {};
  });
}
