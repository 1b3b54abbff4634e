import { useLayoutEffect, useState } from "react";
import type { Arc } from "@/editor/kind";
import { type Block, blockAt, type Placed } from "@/spaces/text/blocks";
import { rectsIn } from "@/spaces/text/measure";
import css from "@/spaces/text/text.module.css";
import { t } from "@/texts/texts";

type Drawn = { link: Arc; path: string; x: number; y: number };

type Props = {
  content: React.RefObject<HTMLDivElement | null>;
  blocks: Block[];
  placed: Placed[];
  links: Arc[];
  selected: string | null;
  layout: number;
  onMark: (id: string) => void;
};

/** Relations as arcs from the start of one span to the start of another, above the line. */
export function Arcs({ content, blocks, placed, links, selected, layout, onMark }: Props) {
  const [arcs, setArcs] = useState<Drawn[]>([]);
  useLayoutEffect(() => {
    void layout;
    const origin = content.current?.getBoundingClientRect();
    if (!origin || links.length === 0) {
      setArcs([]);
      return;
    }
    const spans = new Map(placed.filter((s) => s.part === 0).map((s) => [s.id, s]));
    const where = (id: string) => {
      const span = spans.get(id);
      if (!span) return null;
      const index = blockAt(blocks, span.start);
      const block = content.current!.querySelector(`[data-block="${index}"]`);
      const rect = block
        ? rectsIn(block, span.start - blocks[index]!.start, span.end - blocks[index]!.start, origin)[0]
        : undefined;
      return rect ? { x: rect.left + Math.min(rect.width / 2, 24), y: rect.top - 13 } : null;
    };
    const next: Drawn[] = [];
    for (const link of links) {
      const [a, b] = [where(link.from), where(link.to)];
      if (!a || !b) continue;
      const lift = Math.min(26, 8 + Math.abs(b.x - a.x) * 0.05);
      const path = `M ${a.x} ${a.y} C ${a.x} ${a.y - lift}, ${b.x} ${b.y - lift}, ${b.x} ${b.y}`;
      next.push({ link, path, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - lift * 0.75 });
    }
    setArcs(next);
  }, [content, blocks, placed, links, layout]);

  if (arcs.length === 0) return null;
  return (
    <svg className={css.arcs} role="img" aria-label={t.space.relations(arcs.length)}>
      <defs>
        <marker id="tm-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
        </marker>
      </defs>
      {arcs.map(({ link, path, x, y }) => {
        const on = link.id === selected;
        const width = link.label.length * 6.4 + 10;
        return (
          <g key={link.id} data-relation={link.id}>
            <path
              className={css.arc}
              d={path}
              stroke={link.color}
              strokeWidth={on ? 3 : 1.5}
              markerEnd="url(#tm-arrow)"
            />
            <g onMouseDown={(event) => event.preventDefault()} onClick={() => onMark(link.id)}>
              <rect
                x={x - width / 2}
                y={y - 8}
                width={width}
                height={15}
                rx={7.5}
                fill="var(--tm-surface)"
                stroke={link.color}
                strokeWidth={on ? 2 : 1}
                style={{ pointerEvents: "all", cursor: "pointer" }}
              />
              <text className={css.arcLabel} x={x} y={y} fill="var(--tm-text)">
                {link.label}
              </text>
            </g>
          </g>
        );
      })}
    </svg>
  );
}
