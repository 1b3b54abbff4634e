import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Arcs, type Link } from "@/stages/text/Arcs";
import { BlockView } from "@/stages/text/BlockView";
import { blockAt, blocksOf, distribute, type Placed, place, type Style } from "@/stages/text/blocks";
import { offsetAt, offsetOf, positionOf, type Rect, rectsIn } from "@/stages/text/measure";
import { Offsets, snap, step } from "@/stages/text/offsets";
import css from "./text.module.css";

/** A stretch of the text to draw, in code points. */
export type Mark = { id: string; start: number; end: number; label: string; color: string; style?: Style };

export type TextStageHandle = {
  /** The selected stretch in code points, without white space at its ends; null when there is none. */
  range: () => [number, number] | null;
  clear: () => void;
  focus: () => void;
  reveal: (id: string) => void;
  /** One character (or with `edge` of a span) further, in code points. */
  step: (point: number, direction: 1 | -1) => number;
};

type Props = {
  text: string;
  marks: Mark[];
  links?: Link[];
  selected?: string | null;
  direction?: "auto" | "ltr" | "rtl";
  snapToWords?: boolean;
  compact?: boolean;
  label?: string;
  /** A stretch was marked with the mouse. */
  onRange?: (start: number, end: number) => void;
  onMark?: (id: string | null) => void;
  /** An edge of the selected mark was dragged. */
  onEdge?: (id: string, start: number, end: number) => void;
  handle?: React.Ref<TextStageHandle>;
};

const NO_LINKS: Link[] = [];
const EMPTY: Placed[] = [];

/** A text of any length with marks and relations on it. It knows offsets and colours, not what they mean. */
export function TextStage(props: Props) {
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
    focus: () => scroll.current?.focus({ preventScroll: true }),
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
      aria-label={props.label ?? "Text to label"}
      onKeyDown={onRange ? (event) => moveCaret(event, content.current, blocks) : undefined}
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
        {onEdge && selected && (
          <Handles
            content={content}
            span={placed.find((s) => s.id === selected)}
            blocks={blocks}
            layout={layout}
            onEdge={(start, end) => onEdge(selected, offsets.toPoint(start), offsets.toPoint(end))}
          />
        )}
      </div>
    </div>
  );
}

/** Arrow keys move a caret through text that cannot be edited; with Shift they select, with Ctrl or Alt by words. */
function moveCaret(event: React.KeyboardEvent, content: HTMLDivElement | null, blocks: { start: number }[]): void {
  const selection = window.getSelection();
  const ways: Record<string, [string, string]> = {
    ArrowLeft: ["left", "character"],
    ArrowRight: ["right", "character"],
    ArrowUp: ["backward", "line"],
    ArrowDown: ["forward", "line"],
    Home: ["backward", "lineboundary"],
    End: ["forward", "lineboundary"],
  };
  const way = ways[event.key];
  if (!way || !selection || !content || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (!selection.anchorNode || !content.contains(selection.anchorNode)) {
    const frame = content.parentElement!.getBoundingClientRect();
    const first = blocks.findIndex(
      (_, i) => content.querySelector(`[data-block="${i}"]`)!.getBoundingClientRect().bottom > frame.top + 4,
    );
    const start = positionOf(content, Math.max(0, first), 0);
    if (start) selection.collapse(start.node, start.offset);
    if (!event.shiftKey) return;
  }
  const [direction, unit] = way;
  const granularity = unit === "character" && (event.ctrlKey || event.altKey) ? "word" : unit;
  selection.modify(event.shiftKey ? "extend" : "move", direction as "left", granularity as "word");
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
function Caret({ content, layout }: { content: React.RefObject<HTMLDivElement | null>; layout: number }) {
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

type HandlesProps = {
  content: React.RefObject<HTMLDivElement | null>;
  span: Placed | undefined;
  blocks: { start: number; end: number }[];
  layout: number;
  onEdge: (start: number, end: number) => void;
};

/** Handles on both ends of the selected span, to drag it longer or shorter. */
function Handles({ content, span, blocks, layout, onEdge }: HandlesProps) {
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

/** A number that grows when the content's width changes or fonts arrive, so that what is measured is measured again. */
function useLayoutVersion(content: React.RefObject<HTMLDivElement | null>): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let width = content.current?.clientWidth;
    const observer = new ResizeObserver(() => {
      const now = content.current?.clientWidth;
      if (now !== width) {
        width = now;
        setVersion((v) => v + 1);
      }
    });
    if (content.current) observer.observe(content.current);
    document.fonts?.ready.then(() => setVersion((v) => v + 1));
    return () => observer.disconnect();
  }, [content]);
  return version;
}

/** One observer that tells blocks whether they are near the screen. */
function useWatcher(root: React.RefObject<HTMLDivElement | null>) {
  const observer = useRef<IntersectionObserver | null>(null);
  const told = useRef(new Map<Element, (seen: boolean) => void>());
  useEffect(() => () => observer.current?.disconnect(), []);
  return useCallback(
    (element: Element, onSeen: (seen: boolean) => void) => {
      observer.current ??= new IntersectionObserver(
        (entries) => {
          for (const entry of entries) told.current.get(entry.target)?.(entry.isIntersecting);
        },
        { root: root.current, rootMargin: "600px 0px" },
      );
      told.current.set(element, onSeen);
      observer.current.observe(element);
      return () => {
        told.current.delete(element);
        observer.current?.unobserve(element);
      };
    },
    [root],
  );
}
