import { useCallback, useImperativeHandle, useMemo, useRef } from "react";
import type { Arc, Badge } from "@/editor/kind";
import { Arcs } from "@/spaces/text/Arcs";
import { BlockView } from "@/spaces/text/BlockView";
import { blockAt, blocksOf, distribute, type Placed, place, type Style } from "@/spaces/text/blocks";
import { Caret, type CaretWay, moveCaret } from "@/spaces/text/Caret";
import { Handles } from "@/spaces/text/Handles";
import { offsetAt, offsetOf, rectsIn } from "@/spaces/text/measure";
import { Offsets, snap, step } from "@/spaces/text/offsets";
import css from "@/spaces/text/text.module.css";
import { useLayoutVersion, useWatcher } from "@/spaces/text/watch";
import { t } from "@/texts/texts";

/** A stretch of the text to draw, in code points. */
export type Mark = {
  id: string;
  /** Which of the region's stretches it is. */
  part: number;
  start: number;
  end: number;
  label: string;
  color: string;
  badge?: Badge;
  style?: Style;
};

export type TextCanvasHandle = {
  element: () => HTMLElement | null;
  /** The selected stretch in code points, without white space at its ends; null when there is none. */
  range: () => [number, number] | null;
  clear: () => void;
  focus: () => void;
  reveal: (id: string) => void;
  /** Move the caret, or with `extend` the end of the selection, which begins where the text is seen first. */
  move: (way: CaretWay) => void;
  /** One character (or with `edge` of a span) further, in code points. */
  step: (point: number, direction: 1 | -1) => number;
};

type Props = {
  text: string;
  marks: Mark[];
  links?: Arc[];
  selected?: string | null;
  direction?: "auto" | "ltr" | "rtl";
  snapToWords?: boolean;
  compact?: boolean;
  label?: string;
  /** A stretch was marked with the mouse. */
  onRange?: (start: number, end: number) => void;
  onMark?: (id: string | null) => void;
  /** An edge of the selected mark was dragged. */
  onEdge?: (id: string, part: number, start: number, end: number) => void;
  handle?: React.Ref<TextCanvasHandle>;
};

const NO_LINKS: Arc[] = [];
const EMPTY: Placed[] = [];

/** A text of any length with marks and relations on it. It knows offsets and colours, not what they mean. */
export function TextCanvas(props: Props) {
  const {
    text,
    marks,
    links = NO_LINKS,
    selected = null,
    direction = "auto",
    snapToWords = false,
    compact,
    onRange,
    onMark,
    onEdge,
  } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const offsets = useMemo(() => new Offsets(text), [text]);
  const blocks = useMemo(() => blocksOf(text), [text]);
  const placed = useMemo(
    () =>
      place(
        marks.map((m) => ({
          ...m,
          start: offsets.toUtf16(m.start),
          end: offsets.toUtf16(m.end),
          style: m.style ?? "plain",
        })),
      ),
    [marks, offsets],
  );
  const before = useRef(new Map<number, Placed[]>());
  const spread = useMemo(() => {
    before.current = distribute(blocks, placed, before.current);
    return before.current;
  }, [blocks, placed]);
  const layout = useLayoutVersion(content);
  const watch = useWatcher(scroll);
  const mark = useCallback((id: string) => onMark?.(id), [onMark]);

  const selection = useCallback((): [number, number] | null => {
    const current = window.getSelection();
    if (!current || current.rangeCount === 0 || current.isCollapsed || !content.current) return null;
    const range = current.getRangeAt(0);
    const start = offsetOf(content.current, range.startContainer, range.startOffset);
    const end = offsetOf(content.current, range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const kept = snap(text, Math.min(start, end), Math.max(start, end), snapToWords);
    return kept ? [offsets.toPoint(kept[0]), offsets.toPoint(kept[1])] : null;
  }, [text, offsets, snapToWords]);

  useImperativeHandle(props.handle, () => ({
    range: selection,
    clear: () => {
      // The caret stays where the selection ended, so that work goes on from there.
      const current = window.getSelection();
      if (current && current.rangeCount > 0) current.collapseToEnd();
    },
    element: () => scroll.current,
    focus: () => scroll.current?.focus({ preventScroll: true }),
    move: (way) => moveCaret(way, content.current, blocks),
    step: (point, way) => offsets.toPoint(step(text, offsets.toUtf16(point), way)),
    reveal: (id) => {
      const span = placed.find((s) => s.id === id);
      const element = span && content.current?.querySelector(`[data-block="${blockAt(blocks, span.start)}"]`);
      if (!element || !scroll.current) return;
      const [box, frame] = [element.getBoundingClientRect(), scroll.current.getBoundingClientRect()];
      const rect = rectsIn(element, span.start - blocks[blockAt(blocks, span.start)]!.start, span.end, box)[0];
      const top = box.top + (rect?.top ?? 0);
      if (top < frame.top + 24 || top > frame.bottom - 40)
        scroll.current.scrollBy({ top: top - frame.top - frame.height / 3 });
    },
  }));

  const press = useRef({ x: 0, y: 0 });
  const onMouseUp = (event: React.MouseEvent) => {
    if (event.button !== 0 || !content.current) return;
    const range = selection();
    if (range) {
      onRange?.(...range);
      return;
    }
    if (Math.hypot(event.clientX - press.current.x, event.clientY - press.current.y) > 4) return;
    const at = offsetAt(content.current, event.clientX, event.clientY);
    const hit =
      at === null
        ? []
        : placed.filter((s) => s.start <= at && at <= s.end && (spread.get(blockAt(blocks, at)) ?? EMPTY).includes(s));
    hit.sort((a, b) => a.end - a.start - (b.end - b.start));
    onMark?.(hit[0]?.id ?? null);
  };

  return (
    <div
      ref={scroll}
      className={`${css.scroll} ${compact ? css.compact : ""}`}
      tabIndex={0}
      role="document"
      aria-label={props.label ?? t.space.textToLabel}
      onMouseDown={(event) => {
        press.current = { x: event.clientX, y: event.clientY };
      }}
      onMouseUp={onMouseUp}
    >
      <div ref={content} className={css.content}>
        {blocks.map((block, index) => (
          <BlockView
            key={block.start}
            index={index}
            block={block}
            text={text}
            spans={spread.get(index) ?? EMPTY}
            selected={selected && spread.get(index)?.some((s) => s.id === selected) ? selected : null}
            layout={layout}
            watch={watch}
            onMark={mark}
            direction={direction}
          />
        ))}
        <Arcs
          content={content}
          blocks={blocks}
          placed={placed}
          links={links}
          selected={selected}
          layout={layout}
          onMark={mark}
        />
        {onRange && <Caret content={content} layout={layout} />}
        {onEdge &&
          placed
            .filter((s) => s.id === selected)
            .map((s) => (
              <Handles
                key={s.part}
                content={content}
                span={s}
                blocks={blocks}
                layout={layout}
                onEdge={(start, end) => onEdge(s.id, s.part, offsets.toPoint(start), offsets.toPoint(end))}
              />
            ))}
      </div>
    </div>
  );
}
