/** An item to try a schema on: words that fit it, and what its stages bring for the rest. */
import type { BoundSchema } from "@/editor/registry";
import type { Shown } from "@/editor/stage";

export function sampleOf(schema: BoundSchema, text: string): Shown {
  const data: Shown["data"] = {};
  const media: Shown["media"] = {};
  for (const stage of schema.stages) {
    const sample = schema.registry.stage(stage).form.sample(text);
    data[stage.source] = sample.data;
    if (sample.media) media[stage.source] = sample.media;
  }
  return { projectId: "", data, media };
}
