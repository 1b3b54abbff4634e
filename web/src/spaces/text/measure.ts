/** Where offsets are on the screen, and which offset a point is at. Offsets are UTF-16 in the whole text. */

export type Rect = { left: number; top: number; width: number; height: number };

const textOf = (block: Element): Text | null => {
  const node = block.querySelector("[data-words]")?.firstChild ?? null;
  return node instanceof Text ? node : null;
};

/** The rectangles of a range within one block, relative to `origin`; one a line. */
export function rectsIn(block: Element, from: number, to: number, origin: DOMRect): Rect[] {
  const node = textOf(block);
  if (!node) return [];
  const range = document.createRange();
  range.setStart(node, Math.max(0, Math.min(from, node.length)));
  range.setEnd(node, Math.max(0, Math.min(to, node.length)));
  const rects: Rect[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width === 0) continue;
    const last = rects.at(-1);
    const [left, top] = [rect.left - origin.left, rect.top - origin.top];
    // Runs of one line that touch (bidirectional text has several) become one.
    if (last && Math.abs(last.top - top) < 3 && Math.abs(last.left + last.width - left) < 1) last.width += rect.width;
    else rects.push({ left, top, width: rect.width, height: rect.height });
  }
  return rects;
}

/** The whole text's offset of a DOM position inside the content; null outside of it. */
export function offsetOf(content: Element, node: Node, offset: number): number | null {
  if (!content.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>("[data-start]");
  if (block) {
    const start = Number(block.dataset.start);
    if (node instanceof Text && node.parentElement?.hasAttribute("data-words")) return start + offset;
    const length = textOf(block)?.length ?? 0;
    return (
      start +
      (offset > 0 && !(node as Element).hasAttribute?.("data-words") ? length : Math.min(offset * length, length))
    );
  }
  const child = content.children[Math.min(offset, content.children.length - 1)] as HTMLElement | undefined;
  const start = child?.closest<HTMLElement>("[data-start]")?.dataset.start;
  return start === undefined ? null : Number(start);
}

/** The DOM position of an offset. */
export function positionOf(content: Element, index: number, within: number): { node: Node; offset: number } | null {
  const block = content.querySelector(`[data-block="${index}"]`);
  if (!block) return null;
  const node = textOf(block);
  if (node) return { node, offset: Math.max(0, Math.min(within, node.length)) };
  const words = block.querySelector("[data-words]");
  return words ? { node: words, offset: 0 } : null;
}

/** The offset under a point of the screen. */
export function offsetAt(content: Element, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return offsetOf(content, position.offsetNode, position.offset);
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? offsetOf(content, range.startContainer, range.startOffset) : null;
}

/** Black or white, whichever reads better on a colour; for contrast ≥ 4.5 on any label. */
export function onColor(color: string): string {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!found) return "#ffffff";
  const [r, g, b] = found.slice(1).map((hex) => {
    const value = Number.parseInt(hex, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#ffffff" : "#000000";
}
