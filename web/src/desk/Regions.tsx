import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import css from "@/desk/editor.module.css";
import { RegionRow } from "@/desk/RegionRow";
import type { Desk } from "@/desk/useDesk";
import type { ListRow } from "@/editor/kind";
import { ordered } from "@/editor/regions";
import { type Answers, linksOf } from "@/editor/schema";
import { useSession } from "@/editor/session";
import { t } from "@/texts/texts";

type Props = {
  desk: Desk;
  /** Regions with required attributes not given. */
  missing: Set<string>;
  readOnly?: boolean;
};

/** Every region and link, in reading order; the selected one shows its attributes. */
export function Regions({ desk, missing, readOnly }: Props) {
  const { schema, session, named } = desk;
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const [only, setOnly] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const all = rowsOf(desk, answers);
  const counts = new Map<string, number>();
  for (const r of all) if (r.label) counts.set(keyOf(r), (counts.get(keyOf(r)) ?? 0) + 1);
  const filter = only && counts.has(only) ? only : null;
  const rows = filter ? all.filter((r) => keyOf(r) === filter) : all;
  const covers = schema.stages.some((stage) => schema.registry.stage(stage).covers);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => 26,
    overscan: 12,
    getItemKey: (index) => rows[index]!.id,
  });
  const at = rows.findIndex((r) => r.id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);
  const showOnly = (key: string) => {
    const next = key === filter ? null : key;
    setOnly(next);
    session.hide(
      all.map((r) => r.id),
      false,
    );
    const others = all.filter((r) => keyOf(r) !== next);
    if (next)
      session.hide(
        others.map((r) => r.id),
        true,
      );
  };
  const [first] = schema.stages;
  return (
    <section className={css.regions} aria-label={t.desk.regions}>
      <h2 className={css.regionsHead}>
        <span>{t.desk.regions}</span>
        <span className="dim">{filter ? t.desk.ofAll(rows.length, all.length) : all.length}</span>
      </h2>
      {covers && counts.size > 1 && (
        <div className={css.counts} role="group" aria-label={t.desk.onlyLabel}>
          {[...counts].map(([key, n]) => (
            <button
              key={key}
              type="button"
              className={css.count}
              aria-pressed={key === filter}
              style={{ "--mark": named.get(key)?.color } as React.CSSProperties}
              onClick={() => showOnly(key)}
            >
              <span className={css.swatch} aria-hidden />
              {named.get(key)?.title ?? key} <span className="dim">{n}</span>
            </button>
          ))}
        </div>
      )}
      {rows.length === 0 && (
        <div className={css.empty}>
          {readOnly || !first ? t.desk.nothingMarked : schema.registry.stage(first).invitation}
        </div>
      )}
      <div
        ref={list}
        className={css.regionsList}
        role="list"
        aria-label={t.desk.regionList}
        tabIndex={rows.length ? 0 : -1}
      >
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <RegionRow
                key={row.id}
                ref={virtual.measureElement}
                index={item.index}
                top={item.start}
                row={row}
                desk={desk}
                covers={covers}
                missing={missing.has(row.id)}
                readOnly={readOnly}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

const keyOf = (row: ListRow) => `${row.question}/${row.label}`;

/** Regions in reading order, then what joins them. */
function rowsOf({ schema, describe }: Desk, answers: Answers): ListRow[] {
  const names = new Map<string, string>();
  return schema.questions.flatMap((question): ListRow[] => {
    const regions = schema.regionsQuestion(question.name);
    if (regions)
      return ordered(schema, answers, regions).map((region) => {
        names.set(region.id, describe(region));
        return {
          id: region.id,
          question: question.name,
          label: region.label,
          text: names.get(region.id)!,
          group: region.group,
          values: region.attributes ?? {},
        };
      });
    const kind = schema.registry.links.get(question.type);
    return kind?.rows(question, linksOf(answers, question.name), (id) => names.get(id) ?? "?") ?? [];
  });
}
