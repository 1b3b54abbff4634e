/** An item to try a schema on: the sample text, and a picture that was drawn for it. */
import type { Schema } from "@/editor/schema";
import type { Shown } from "@/editor/stage";

export const SAMPLE_PICTURE = "/sample.svg";

export function sampleOf(schema: Schema, text: string): Shown {
  const data: Shown["data"] = {};
  const media: Shown["media"] = {};
  for (const stage of schema.stages) {
    data[stage.source] = stage.type === "text" ? text : "sample";
    if (stage.type === "image")
      media[stage.source] = [
        { id: SAMPLE_PICTURE, name: "sample", type: "image/svg+xml", bytes: 0, sizes: [[960, 640]], tiled: false },
      ];
  }
  return { projectId: "", data, media };
}
