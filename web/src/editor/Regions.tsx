import { IconEye, IconEyeOff, IconLock, IconLockOpen } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ComponentType, useEffect, useRef, useState } from "react";
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
  group?: string;
};

/** Every region and relation, in reading order; the selected one shows its attributes. */
export function Regions({ schema, session, named, describe, missing, onReveal, readOnly }: Props) {
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const also = useSession(session, (s) => s.also);
  const hidden = useSession(session, (s) => s.hidden);
  const locked = useSession(session, (s) => s.locked);
  const [only, setOnly] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const all: Row[] = [];
  const texts = new Map<string, string>();
  for (const question of schema.questions) {
    if (question.type === "regions")
      for (const region of ordered(schema, answers, question)) {
        texts.set(region.id, describe(region));
        all.push(row(question.name, region, describe(region), question.labels));
      }
    if (question.type === "relations")
      for (const relation of relationsOf(answers, question.name))
        all.push(
          row(
            question.name,
            relation,
            `${texts.get(relation.from) ?? "?"} → ${texts.get(relation.to) ?? "?"}`,
            question.labels,
          ),
        );
  }
  const counts = new Map<string, number>();
  for (const r of all) counts.set(`${r.question}/${r.label}`, (counts.get(`${r.question}/${r.label}`) ?? 0) + 1);
  const filter = only && counts.has(only) ? only : null;
  const rows = filter ? all.filter((r) => `${r.question}/${r.label}` === filter) : all;
  const drawn = schema.stages.some((stage) => stage.type === "image");
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
        <span className="dim">{filter ? `${rows.length} of ${all.length}` : all.length}</span>
      </div>
      {drawn && counts.size > 1 && (
        <div className={css.counts} role="group" aria-label="Only one label">
          {[...counts].map(([key, n]) => (
            <button
              key={key}
              type="button"
              className={css.count}
              aria-pressed={key === filter}
              style={{ "--mark": named.get(key)?.color } as React.CSSProperties}
              onClick={() => {
                const next = key === filter ? null : key;
                setOnly(next);
                const others = all.filter((r) => `${r.question}/${r.label}` !== next);
                session.hide(
                  all.map((r) => r.id),
                  false,
                );
                if (next)
                  session.hide(
                    others.map((r) => r.id),
                    true,
                  );
              }}
            >
              <span className={css.swatch} aria-hidden />
              {named.get(key)?.title ?? key} <span className="dim">{n}</span>
            </button>
          ))}
        </div>
      )}
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
            const on = each.id === selected || also.includes(each.id);
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
                {drawn && (
                  <span className={css.rowTools}>
                    <Toggle
                      on={hidden.has(each.id)}
                      title={hidden.has(each.id) ? "Show" : "Hide"}
                      Icon={hidden.has(each.id) ? IconEyeOff : IconEye}
                      onClick={() => session.hide([each.id], !hidden.has(each.id))}
                    />
                    {!readOnly && (
                      <Toggle
                        on={locked.has(each.id)}
                        title={locked.has(each.id) ? "Unlock" : "Lock"}
                        Icon={locked.has(each.id) ? IconLock : IconLockOpen}
                        onClick={() => session.lock([each.id], !locked.has(each.id))}
                      />
                    )}
                  </span>
                )}
                <button
                  type="button"
                  className={css.rowHead}
                  tabIndex={-1}
                  onClick={(event) => {
                    if (event.shiftKey) session.selectAlso(each.id);
                    else session.select(on ? null : each.id);
                    onReveal?.(each.id);
                  }}
                >
                  <span className={css.swatch} aria-hidden />
                  <span className={css.rowLabel}>{name?.title ?? each.label}</span>
                  {each.group && (
                    <span className={css.groupMark} title="In a group" style={{ background: groupColor(each.group) }} />
                  )}
                  <span className={css.rowText} dir="auto">
                    {missing.has(each.id) ? "attribute required" : each.text}
                  </span>
                </button>
                {each.id === selected && each.attributes.length > 0 && (
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
  const group = "group" in region ? region.group : undefined;
  return { id: region.id, question, label: region.label, text, attributes, values: region.attributes ?? {}, group };
}

/** A colour that the members of a group share. */
function groupColor(group: string): string {
  let sum = 0;
  for (const character of group) sum = (sum * 31 + character.charCodeAt(0)) % 360;
  return `hsl(${sum} 65% 50%)`;
}

type ToggleProps = { on: boolean; title: string; Icon: ComponentType<{ size?: number }>; onClick: () => void };

function Toggle({ on, title, Icon, onClick }: ToggleProps) {
  return (
    <button
      type="button"
      className={css.rowTool}
      tabIndex={-1}
      aria-label={title}
      title={title}
      aria-pressed={on}
      onClick={onClick}
    >
      <Icon size={13} />
    </button>
  );
}
