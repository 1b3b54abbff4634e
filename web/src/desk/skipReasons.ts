import type { Schema } from "@/editor/schema";
import { t } from "@/texts/texts";

/** What can be the matter with an item, in words that fit what it shows; the last one is to be written. */
export function reasonsOf(schema: Pick<Schema, "stages">): string[] {
  const [first, ...more] = new Set(schema.stages.map((stage) => stage.type));
  const named = t.labeling.skipReasons;
  const own = (more.length === 0 && first && named[first]) || named.other!;
  return [...own, ...named.always!, t.labeling.skipOther];
}
