import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import type { Region } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";

/** Make one group of the selected regions, or take them apart when they are one already. */
export function group(session: EditorSession, schema: BoundSchema): void {
  const ids = new Set(session.selection());
  const found = [...ids].flatMap((id) => findRegion(schema, session.get().answers, id) ?? []);
  if (found.length === 0) return;
  const groups = new Set(found.map((f) => f.region.group));
  const together = groups.size === 1 && !groups.has(undefined);
  if (!together && found.length < 2) return;
  const name = together ? undefined : freshId("g");
  session.run(together ? "ungroup" : "group", (draft) => {
    for (const { question, region } of found) {
      const target = (draft[question] as Region[]).find((r) => r.id === region.id)!;
      if (name) target.group = name;
      else delete target.group;
    }
  });
}
