/** Every kind of stage by its name in the schema. To add one: a folder here and a line below. */
import type { Region, StageDocument } from "@/editor/schema";
import type { StageKind } from "@/editor/stage";
import { kindOf } from "@/kinds/shapes";
import { ImageEditor } from "@/stages/image/ImageEditor";
import { ImageView } from "@/stages/image/ImageView";
import { Offsets } from "@/stages/text/offsets";
import { TextEditor } from "@/stages/text/TextEditor";
import { TextView } from "@/stages/text/TextView";

const place = (region: Region) => (region.shape.type === "span" ? region.shape : { start: 0, end: 0 });

export const STAGES: Record<StageDocument["type"], StageKind> = {
  text: {
    Editor: TextEditor,
    View: TextView,
    describe(region, value) {
      const { start, end } = place(region);
      return new Offsets(String(value ?? "")).slice(start, Math.min(end, start + 80)).replace(/\s+/g, " ");
    },
    compare: (a, b) => place(a).start - place(b).start || place(b).end - place(a).end,
    invitation: "Select text and press a label’s key, or pick a label first and then select.",
  },
  image: {
    Editor: ImageEditor,
    View: ImageView,
    describe: (region) => (region.shape.type === "span" ? "" : kindOf(region.shape).summary(region.shape)),
    compare: () => 0,
    invitation: "Press a label’s key and draw, or take a tool on the left.",
  },
};
