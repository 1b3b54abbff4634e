import type { Media } from "@/editor/stage";

/** An image to try a schema on; it was drawn for that. A file that is no project's has its address for an id. */
export const SAMPLE: Media = {
  id: "/sample.svg",
  name: "sample",
  type: "image/svg+xml",
  bytes: 0,
  sizes: [[960, 640]],
  tiled: false,
};
