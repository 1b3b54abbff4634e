import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Block, Placed } from "@/spaces/text/blocks";
import { onColor, type Rect, rectsIn } from "@/spaces/text/measure";
import css from "@/spaces/text/text.module.css";

type Props = {
  index: number;
  block: Block;
  text: string;
  spans: Placed[];
  selected: string | null;
  /** Changes when the layout does. */
  layout: number;
  watch: (element: Element, onSeen: (seen: boolean) => void) => () => void;
  onMark: (id: string) => void;
  direction: "auto" | "ltr" | "rtl";
};

type Drawn = { span: Placed; rects: Rect[] };
const NONE: Drawn[] = [];

/** One block of text with the marks on it. Marks are measured only while the block is near the screen. */
export const BlockView = memo(function BlockView(props: Props) {
  const { index, block, text, spans, selected, layout, watch, onMark, direction } = props;
  const element = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const [drawn, setDrawn] = useState<Drawn[]>(NONE);

  useEffect(() => watch(element.current!, setSeen), [watch]);
  useLayoutEffect(() => {
    void layout;
    if (!seen || spans.length === 0) {
      setDrawn(NONE);
      return;
    }
    const origin = element.current!.getBoundingClientRect();
    setDrawn(
      spans.map((span) => ({
        span,
        rects: rectsIn(element.current!, span.start - block.start, span.end - block.start, origin),
      })),
    );
  }, [seen, spans, layout, block]);

  return (
    <div ref={element} className={css.block} data-start={block.start} data-block={index}>
      {drawn.map(({ span, rects }) =>
        rects.map((rect, i) => (
          <Highlight key={`${span.id}-${span.part}-${i}`} span={span} rect={rect} on={span.id === selected} />
        )),
      )}
      <div className={css.words} data-words dir={direction}>
        {block.end > block.start ? text.slice(block.start, block.end) : <br />}
      </div>
      <Tags drawn={drawn} block={block} selected={selected} onMark={onMark} />
    </div>
  );
});

function Highlight({ span, rect, on }: { span: Placed; rect: Rect; on: boolean }) {
  const color = { "--mark": span.color } as React.CSSProperties;
  const style = span.style === "differs" ? css.differs : "";
  return (
    <>
      <div
        className={`${css.mark} ${style} ${on ? css.selected : ""}`}
        style={{ ...color, left: rect.left, top: rect.top, width: rect.width, height: rect.height }}
      />
      <div
        className={css.line}
        style={{ ...color, left: rect.left, top: rect.top + rect.height + span.level * 3, width: rect.width }}
      />
    </>
  );
}

/** The labels of the spans that begin here; those that begin at one place stand side by side. */
function Tags({
  drawn,
  block,
  selected,
  onMark,
}: {
  drawn: Drawn[];
  block: Block;
  selected: string | null;
  onMark: (id: string) => void;
}) {
  const places = new Map<number, Drawn[]>();
  for (const each of drawn) {
    if (each.span.start < block.start || each.rects.length === 0) continue;
    places.set(each.span.start, [...(places.get(each.span.start) ?? []), each]);
  }
  return [...places.entries()].map(([start, here]) => {
    const rect = here[0]!.rects[0]!;
    return (
      <div key={start} className={css.tags} style={{ left: rect.left, top: rect.top - 13 }}>
        {here.map(({ span }) => (
          <button
            key={`${span.id}-${span.part}`}
            type="button"
            tabIndex={-1}
            className={css.tag}
            data-on={span.id === selected}
            style={{ "--mark": span.color, "--on-mark": onColor(span.color) } as React.CSSProperties}
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              event.stopPropagation();
              onMark(span.id);
            }}
          >
            {span.part > 0 && "⋯ "}
            {span.label}
            {span.badge && (
              <span
                className={css.badge}
                style={{ "--mark": span.badge.color, "--on-mark": onColor(span.badge.color) } as React.CSSProperties}
              >
                {span.badge.text}
              </span>
            )}
          </button>
        ))}
      </div>
    );
  });
}
