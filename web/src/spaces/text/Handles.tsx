import { useLayoutEffect, useState } from "react";
import { blockAt, type Placed } from "@/spaces/text/blocks";
import { offsetAt, type Rect, rectsIn } from "@/spaces/text/measure";
import css from "@/spaces/text/text.module.css";

type HandlesProps = {
  content: React.RefObject<HTMLDivElement | null>;
  span: Placed | undefined;
  blocks: { start: number; end: number }[];
  layout: number;
  onEdge: (start: number, end: number) => void;
};

/** Handles on both ends of the selected span, to drag it longer or shorter. */
export function Handles({ content, span, blocks, layout, onEdge }: HandlesProps) {
  const [ends, setEnds] = useState<[Rect, Rect] | null>(null);
  useLayoutEffect(() => {
    void layout;
    const root = content.current;
    if (!root || !span) {
      setEnds(null);
      return;
    }
    const origin = root.getBoundingClientRect();
    const rectAt = (unit: number, last: boolean) => {
      const index = blockAt(blocks, last ? unit - 1 : unit);
      const block = root.querySelector(`[data-block="${index}"]`);
      const from = Math.max(span.start, blocks[index]!.start) - blocks[index]!.start;
      const rects = block ? rectsIn(block, from, span.end - blocks[index]!.start, origin) : [];
      return last ? rects.at(-1) : rects[0];
    };
    const [first, last] = [rectAt(span.start, false), rectAt(span.end, true)];
    setEnds(first && last ? [first, { ...last, left: last.left + last.width }] : null);
  }, [content, span, blocks, layout]);
  if (!ends || !span) return null;
  const drag = (which: 0 | 1) => (event: React.PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !content.current) return;
    const at = offsetAt(content.current, event.clientX, event.clientY);
    if (at === null) return;
    if (which === 0 && at < span.end) onEdge(at, span.end);
    if (which === 1 && at > span.start) onEdge(span.start, at);
  };
  return ([0, 1] as const).map((which) => (
    <div
      key={which}
      className={css.handle}
      data-handle={which === 0 ? "start" : "end"}
      style={{ left: ends[which].left - 5, top: ends[which].top + ends[which].height - 2 }}
      onMouseDown={(event) => event.preventDefault()}
      onMouseUp={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        event.currentTarget.style.pointerEvents = "none";
        drag(which)(event);
        event.currentTarget.style.pointerEvents = "";
      }}
    />
  ));
}
