import { useEffect, useState } from "react";
import { positionOf, type Rect } from "@/spaces/text/measure";
import css from "@/spaces/text/text.module.css";

/** Where the caret goes, in the words of Selection.modify. */
export type CaretWay = {
  direction: "left" | "right" | "backward" | "forward";
  unit: "character" | "word" | "line" | "lineboundary";
  extend: boolean;
};

/** Keys move a caret through text that cannot be edited, or the end of a selection. */
export function moveCaret(way: CaretWay, content: HTMLDivElement | null, blocks: { start: number }[]): void {
  const selection = window.getSelection();
  if (!selection || !content) return;
  if (!selection.anchorNode || !content.contains(selection.anchorNode)) {
    const frame = content.parentElement!.getBoundingClientRect();
    const first = blocks.findIndex(
      (_, i) => content.querySelector(`[data-block="${i}"]`)!.getBoundingClientRect().bottom > frame.top + 4,
    );
    const start = positionOf(content, Math.max(0, first), 0);
    if (start) selection.collapse(start.node, start.offset);
    if (!way.extend) return;
  }
  selection.modify(way.extend ? "extend" : "move", way.direction, way.unit);
  const focus = selection.focusNode;
  const element = focus instanceof Element ? focus : focus?.parentElement;
  if (element && content.contains(element)) {
    const range = document.createRange();
    range.setStart(focus!, selection.focusOffset);
    const rect = range.getClientRects()[0] ?? element.getBoundingClientRect();
    const frame = content.parentElement!.getBoundingClientRect();
    if (rect.top < frame.top + 30) content.parentElement!.scrollBy({ top: rect.top - frame.top - 60 });
    else if (rect.bottom > frame.bottom - 30) content.parentElement!.scrollBy({ top: rect.bottom - frame.bottom + 60 });
  }
}

/** The caret, drawn where the selection ends. */
export function Caret({ content, layout }: { content: React.RefObject<HTMLDivElement | null>; layout: number }) {
  const [place, setPlace] = useState<Rect | null>(null);
  useEffect(() => {
    void layout;
    const update = () => {
      const selection = window.getSelection();
      const root = content.current;
      if (
        !root ||
        !selection?.focusNode ||
        !root.contains(selection.focusNode) ||
        !root.parentElement?.contains(document.activeElement)
      ) {
        setPlace(null);
        return;
      }
      const range = document.createRange();
      range.setStart(selection.focusNode, selection.focusOffset);
      const element = selection.focusNode instanceof Element ? selection.focusNode : selection.focusNode.parentElement!;
      const rect = range.getClientRects()[0] ?? element.getBoundingClientRect();
      const origin = root.getBoundingClientRect();
      setPlace({
        left: rect.left - origin.left - 1,
        top: rect.top - origin.top,
        width: 2,
        height: Math.min(rect.height, 24),
      });
    };
    update();
    document.addEventListener("selectionchange", update);
    return () => document.removeEventListener("selectionchange", update);
  }, [content, layout]);
  return place && <div className={css.caret} style={place} data-caret />;
}
