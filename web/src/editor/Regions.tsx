import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { ordered } from "@/editor/desk";
import css from "@/editor/editor.module.css";
import type { Named } from "@/editor/labels";
import { Attributes } from "@/editor/Questions";
import { type FieldQuestion, type Region, type Relation, relationsOf, type Schema } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import { STAGES } from "@/stages";

type Props = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  /** What a region is called in the list: its text. */
  describe: (region: Region) => string;
  /** Regions with required attributes not given. */
  missing: Set<string>;
  onReveal?: (id: string) => void;
  readOnly?: boolean;
};
type Row = {
  id: string;
  question: string;
  label: string;
  text: string;
  attributes: FieldQuestion[];
  values: Record<string, unknown>;
};

/** Every region and relation, in reading order; the selected one shows its attributes. */
export function Regions({ schema, session, named, describe, missing, onReveal, readOnly }: Props) {
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const list = useRef<HTMLDivElement>(null);
  const rows: Row[] = [];
  const texts = new Map<string, string>();
  for (const question of schema.questions) {
    if (question.type === "regions")
      for (const region of ordered(schema, answers, question)) {
        texts.set(region.id, describe(region));
        rows.push(row(question.name, region, describe(region), question.labels));
      }
    if (question.type === "relations")
      for (const relation of relationsOf(answers, question.name))
        rows.push(
          row(
            question.name,
            relation,
            `${texts.get(relation.from) ?? "?"} → ${texts.get(relation.to) ?? "?"}`,
            question.labels,
          ),
        );
  }
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
  const change = (each: Row, name: string, value: unknown) =>
    session.run(`set ${name}`, (draft) => {
      const region = (draft[each.question] as (Region | Relation)[]).find((r) => r.id === each.id)!;
      region.attributes ??= {};
      if (value === undefined) delete region.attributes[name];
      else region.attributes[name] = value;
    });
  return (
    <section className={css.regions} aria-label="Regions">
      <div className={css.regionsHead}>
        <span>Regions</span>
        <span className="dim">{rows.length}</span>
      </div>
      {rows.length === 0 && (
        <div className={css.empty}>{readOnly ? "Nothing is marked." : STAGES[schema.stages[0]!.type].invitation}</div>
      )}
      <div
        ref={list}
        className={css.regionsList}
        role="list"
        aria-label="Marked regions"
        tabIndex={rows.length ? 0 : -1}
      >
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const each = rows[item.index]!;
            const on = each.id === selected;
            const name = named.get(`${each.question}/${each.label}`);
            return (
              <div
                key={each.id}
                ref={virtual.measureElement}
                data-index={item.index}
                className={css.row}
                data-on={on}
                data-missing={missing.has(each.id)}
                role="listitem"
                aria-current={on || undefined}
                style={
                  {
                    position: "absolute",
                    left: 0,
                    right: 0,
                    transform: `translateY(${item.start}px)`,
                    "--mark": name?.color,
                  } as React.CSSProperties
                }
              >
                <button
                  type="button"
                  className={css.rowHead}
                  tabIndex={-1}
                  onClick={() => {
                    session.select(on ? null : each.id);
                    onReveal?.(each.id);
                  }}
                >
                  <span className={css.swatch} aria-hidden />
                  <span className={css.rowLabel}>{name?.title ?? each.label}</span>
                  <span className={css.rowText} dir="auto">
                    {missing.has(each.id) ? "attribute required" : each.text}
                  </span>
                </button>
                {on && each.attributes.length > 0 && (
                  <Attributes
                    attributes={each.attributes}
                    values={each.values}
                    readOnly={readOnly}
                    invalid={missing.has(each.id)}
                    id={each.id}
                    onChange={(attribute, value) => change(each, attribute, value)}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function row(
  question: string,
  region: Region | Relation,
  text: string,
  labels: { name: string; attributes?: FieldQuestion[] }[],
): Row {
  const attributes = labels.find((l) => l.name === region.label)?.attributes ?? [];
  return { id: region.id, question, label: region.label, text, attributes, values: region.attributes ?? {} };
}
