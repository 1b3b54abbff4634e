/** From what others answered to what is drawn under the answer that is being decided. */
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type { Overlays } from "@/editor/review";
import { drawnOf } from "@/spaces/plane/drawn";
import { heatOf } from "@/spaces/plane/heat";
import type { Drawn, OverlayScene } from "@/spaces/plane/scene";
import type { Size } from "@/spaces/plane/viewport";

type Options = {
  schema: BoundSchema;
  stage: string;
  named: Map<string, Named>;
  page: number;
  size: Size;
  overlays: Overlays;
};

export function overlayOf({ schema, stage, named, page, size, overlays }: Options): OverlayScene {
  const tagged = new Set<number>(overlays.own.values());
  const of = (other: Overlays["others"][number]): Drawn[] =>
    drawnOf({ schema, stage, answers: other.answers, named, page }).map((region) => {
      const number = overlays.numbers.get(`${other.id}/${region.id}`);
      const current = number !== undefined && number === overlays.current;
      // One number an object: at the answer's own region, else at the first person's.
      const first = number !== undefined && !tagged.has(number);
      if (first) tagged.add(number);
      return {
        ...region,
        color: other.color,
        label: "",
        order: first ? number : undefined,
        dashed: !current,
        faint: !current,
      };
    });
  const shapes = () =>
    overlays.others.map((o) => drawnOf({ schema, stage, answers: o.answers, named, page }).map((d) => d.shape));
  const heat = overlays.mode === "heat" ? heatOf(schema.registry, shapes(), size) : null;
  if (overlays.swipe) {
    const [left, right] = [overlays.swipe.left, overlays.swipe.right].map((id) =>
      overlays.others.find((o) => o.id === id),
    );
    const full = (other: Overlays["others"][number] | undefined) =>
      other ? of(other).map((d) => ({ ...d, dashed: false, faint: false, order: undefined })) : [];
    return { drawn: [], heat, swipe: { left: full(left), right: full(right), at: overlays.swipe.at } };
  }
  return { drawn: overlays.mode === "heat" ? [] : overlays.others.flatMap(of), heat, swipe: null };
}
