import { useState } from "react";
import css from "@/pages/items/items.module.css";
import { t } from "@/texts/texts";

/** Columns with their usual widths in pixels; the one without takes what is left. */
export const COLUMNS: { name: keyof typeof t.items.columns; width?: number }[] = [
  { name: "Key", width: 110 },
  { name: "Data" },
  { name: "State", width: 90 },
  { name: "People", width: 170 },
  { name: "Agreement", width: 84 },
  { name: "Priority", width: 64 },
  { name: "Batch", width: 110 },
];
const KEPT = "tm-items-columns";
const NARROWEST = 48;
const STEP = 16;

type Widths = Record<string, number>;

function kept(): Widths {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Widths;
  } catch {
    return {};
  }
}

/** The widths that this person chose, kept in the browser, as a grid template. */
export function useColumns() {
  const [widths, setWidths] = useState<Widths>(kept);
  const widthOf = (name: string) => widths[name] ?? COLUMNS.find((c) => c.name === name)?.width ?? 0;
  const resize = (name: string, width: number | null) =>
    setWidths((before) => {
      const { [name]: _, ...rest } = before;
      const next = width === null ? rest : { ...rest, [name]: Math.max(NARROWEST, Math.round(width)) };
      localStorage.setItem(KEPT, JSON.stringify(next));
      return next;
    });
  const template = [28, ...COLUMNS.map((c) => (c.width ? widthOf(c.name) : "minmax(200px, 1fr)"))]
    .map((part) => (typeof part === "number" ? `${part}px` : part))
    .join(" ");
  return { template, widthOf, resize };
}

type EdgeProps = { name: string; width: number; onResize: (width: number | null) => void };

/** The edge of a column: dragged, or moved with the arrow keys; a double click gives the usual width back. */
export function ColumnEdge({ name, width, onResize }: EdgeProps) {
  const drag = (event: React.PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const from = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = (e: PointerEvent) => onResize(width + (e.clientX - from));
    const end = () => {
      edge.removeEventListener("pointermove", move);
      edge.removeEventListener("pointerup", end);
    };
    edge.addEventListener("pointermove", move);
    edge.addEventListener("pointerup", end);
    event.preventDefault();
  };
  return (
    <hr
      className={css.edge}
      tabIndex={0}
      aria-label={t.items.widthOf(name)}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      onPointerDown={drag}
      onDoubleClick={() => onResize(null)}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
        if (by === undefined) return;
        onResize(width + by);
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
