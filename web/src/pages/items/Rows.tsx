import { Checkbox } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { Schemas } from "@/api/client";
import type { BoundSchema } from "@/editor/registry";
import type { Shown } from "@/editor/stage";
import { COLUMNS, ColumnEdge, useColumns } from "@/pages/items/columns";
import css from "@/pages/items/items.module.css";
import { t } from "@/texts/texts";

export type Row = Schemas["ItemRow"];

type RowsProps = {
  rows: Row[];
  schema: BoundSchema;
  projectId: string;
  chosen: Set<string>;
  setChosen: (chosen: Set<string>) => void;
  onOpen: (id: string) => void;
  opened: string | null;
  pending: boolean;
  endless: boolean;
  more: () => void;
  /** What is said when there are none. */
  empty: string;
};

/** How far the keys may run ahead of what is loaded; the rows follow. */
const AHEAD = 200;

/** The virtual table. Arrow keys move, Space chooses, Enter opens. */
export function Rows({ rows, schema, projectId, chosen, setChosen, onOpen, pending, endless, more, empty }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const { template, widthOf, resize } = useColumns();
  const [at, setAt] = useState(0);
  const height = schema.stages.some((s) => schema.registry.stage(s).Cell) ? 57 : 33;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 20,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && Math.max(last, at) >= rows.length - 30) more();
  }, [last, at, rows.length, more]);
  const behind = useRef(false);
  useEffect(() => {
    if (at >= rows.length && !endless) setAt(Math.max(0, rows.length - 1));
    if (behind.current && rows.length > 0) virtual.scrollToIndex(Math.min(at, rows.length - 1));
    behind.current = at >= rows.length;
  }, [at, rows.length, endless, virtual]);
  const anchor = useRef(0);
  /** One row; with ⇧ all from the last one that was chosen, which become as it is made. */
  const flip = (index: number, range: boolean) => {
    const next = new Set(chosen);
    const on = !chosen.has(rows[index]!.id);
    const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    for (const row of rows.slice(from, to + 1)) {
      if (on) next.add(row.id);
      else next.delete(row.id);
    }
    anchor.current = index;
    setChosen(next);
  };
  const onKey = (event: React.KeyboardEvent) => {
    const row = rows[at];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 20, PageUp: at - 20, Home: 0 }[event.key];
    if (to !== undefined) {
      const next = Math.max(0, Math.min(endless ? rows.length + AHEAD : rows.length - 1, to));
      setAt(next);
      virtual.scrollToIndex(Math.min(next, rows.length - 1));
    } else if (event.key === " " && row) flip(at, event.shiftKey);
    else if (event.key === "Enter" && row && event.target === event.currentTarget) onOpen(row.id);
    else return;
    event.preventDefault();
  };
  const source = schema.stages[0]!.source;
  const everything = rows.length > 0 && rows.every((r) => chosen.has(r.id));
  return (
    <div
      ref={scroll}
      className={css.scroll}
      tabIndex={0}
      role="grid"
      aria-label={t.items.title}
      aria-rowcount={rows.length}
      onKeyDown={onKey}
      style={{ "--columns": template } as React.CSSProperties}
    >
      <div className={css.headRow} role="row">
        <span role="columnheader">
          <Checkbox
            aria-label={t.items.selectLoaded}
            checked={everything}
            indeterminate={!everything && chosen.size > 0}
            onChange={() => setChosen(everything ? new Set() : new Set(rows.map((r) => r.id)))}
          />
        </span>
        {COLUMNS.map(({ name, width }) => (
          <span key={name} role="columnheader">
            {t.items.columns[name]}
            {width && <ColumnEdge name={name} width={widthOf(name)} onResize={(to) => resize(name, to)} />}
          </span>
        ))}
      </div>
      {rows.length === 0 && !pending && <div className={css.empty}>{empty}</div>}
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {shown.map((item) => {
          const row = rows[item.index]!;
          return (
            <div
              key={row.id}
              className={css.row}
              role="row"
              data-at={item.index === at}
              style={{ transform: `translateY(${item.start}px)`, height }}
              onClick={() => {
                setAt(item.index);
                onOpen(row.id);
              }}
            >
              <span role="gridcell" onClick={(e) => e.stopPropagation()}>
                <Checkbox
                  tabIndex={-1}
                  aria-label={t.items.select(row.key ?? row.id)}
                  checked={chosen.has(row.id)}
                  onChange={(e) => flip(item.index, (e.nativeEvent as MouseEvent).shiftKey)}
                />
              </span>
              <span role="gridcell" className="mono">
                {row.key ?? row.id.slice(-8)}
              </span>
              <span role="gridcell" dir="auto">
                <Cells row={row} schema={schema} projectId={projectId} />
                {String((row.data as Record<string, unknown>)[source] ?? "").slice(0, 300)}
              </span>
              <span role="gridcell">
                <i className={css.state} data-state={row.state} /> {t.items.states[row.state] ?? row.state}
              </span>
              <span
                role="gridcell"
                title={row.people
                  .map((p) => t.items.person(p.name, t.items.personStates[p.state] ?? p.state))
                  .join("\n")}
              >
                {row.people
                  .filter((p) => p.state === "submitted" || p.state === "rework")
                  .map((p) => p.name.split(" ")[0])
                  .join(", ")}
              </span>
              <span role="gridcell">{row.agreement === null ? "" : row.agreement.toFixed(2)}</span>
              <span role="gridcell">{row.priority || ""}</span>
              <span role="gridcell">{row.batch}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What the item's stages show, small. */
function Cells({ row, schema, projectId }: { row: Row; schema: BoundSchema; projectId: string }) {
  const shown: Shown = { projectId, data: row.data as Record<string, unknown>, media: row.media };
  return schema.stages.map((stage) => {
    const { Cell } = schema.registry.stage(stage);
    return (
      Cell && (
        <span key={stage.name} className={css.thumbnail}>
          <Cell stage={stage} shown={shown} name={row.key ?? row.id} />
        </span>
      )
    );
  });
}
