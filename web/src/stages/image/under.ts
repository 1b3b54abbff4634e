/** From what others answered to what is drawn under the answers being settled. */
import type { Named } from "@/editor/labels";
import type { Schema } from "@/editor/schema";
import type { Behind } from "@/editor/stage";
import { drawnOf } from "@/stages/image/drawn";
import { heatOf } from "@/stages/image/heat";
import type { Drawn, Under } from "@/stages/image/scene";
import type { Size } from "@/stages/image/viewport";

type Options = { schema: Schema; stage: string; named: Map<string, Named>; page: number; size: Size; behind: Behind };

export function underOf({ schema, stage, named, page, size, behind }: Options): Under {
  const tagged = new Set<number>(behind.own.values());
  const of = (other: Behind["others"][number]): Drawn[] =>
    drawnOf({ schema, stage, answers: other.answers, named, page }).map((region) => {
      const number = behind.numbers.get(`${other.id}/${region.id}`);
      const current = number !== undefined && number === behind.current;
      // One number a thing: at the answer's own region, else at the first person's.
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
    behind.others.map((o) => drawnOf({ schema, stage, answers: o.answers, named, page }).map((d) => d.shape));
  const heat = behind.heat ? heatOf(shapes(), size) : null;
  if (behind.swipe) {
    const [left, right] = [behind.swipe.left, behind.swipe.right].map((id) => behind.others.find((o) => o.id === id));
    const full = (other: Behind["others"][number] | undefined) =>
      other ? of(other).map((d) => ({ ...d, dashed: false, faint: false, order: undefined })) : [];
    return { drawn: [], heat, swipe: { left: full(left), right: full(right), at: behind.swipe.at } };
  }
  return { drawn: behind.heat ? [] : behind.others.flatMap(of), heat, swipe: null };
}
