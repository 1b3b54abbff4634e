/** Discontinuous span: one mention of several stretches, such as “left … arm” in “left or right arm”. In code points. */

import type { Schemas } from "@/api/client";
import type { Sent, Shape } from "@/editor/schema";
import { defineTextKind, type Stretch, type TextAtHand } from "@/spaces/text/kind";
import { Offsets } from "@/spaces/text/offsets";
import { t } from "@/texts/texts";

/** parts: in order, neither overlapping nor touching. */
export type DiscontinuousShape = Sent<Schemas["DiscontinuousSpan"]>;

const LONGEST = 60;

/** Stretches in order, with those joined that overlap or touch. */
export function joined(parts: Stretch[]): Stretch[] {
  const found: [number, number][] = [];
  for (const [start, end] of [...parts].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

const made = (parts: Stretch[]): DiscontinuousShape => ({ type: "discontinuous", parts: joined(parts) });

/** The selected region with the selected stretch added: a region of another kind of the text becomes one of this kind. */
function extend(text: TextAtHand): void {
  const [region, stretch] = [text.region(), text.stretch()];
  if (!region || !stretch || !text.question(region)?.shapes?.includes("discontinuous")) return;
  const shape: Shape = made([...text.stretches(region), stretch]);
  text.change(region, shape, "add a stretch");
  text.clear();
}

export const discontinuous = defineTextKind<DiscontinuousShape>({
  family: "region",
  type: "discontinuous",
  title: t.kinds.discontinuousSpan,
  plural: t.kinds.discontinuousSpans,
  space: "text",
  summary: ({ parts }, value) => {
    const offsets = new Offsets(String(value ?? ""));
    return parts
      .map(([start, end]) => offsets.slice(start, Math.min(end, start + LONGEST)))
      .join(" … ")
      .replace(/\s+/g, " ");
  },
  order: (a, b) => (a.parts[0]?.[0] ?? 0) - (b.parts[0]?.[0] ?? 0),
  same: (a, b) => JSON.stringify(a.parts) === JSON.stringify(b.parts),
  stretches: ({ parts }) => parts,
  make: (stretch) => made([stretch]),
  resize: ({ parts }, part, to) => (to[0] < to[1] ? made(parts.map((p, i) => (i === part ? to : p))) : null),
  commands: (text) => [
    {
      id: "stretch",
      title: t.kinds.addPiece,
      group: t.kinds.editing,
      keys: ["+", "="],
      when: () => text.region() !== null && text.stretch() !== null,
      run: () => extend(text),
    },
  ],
});
