import { IconEye, IconEyeOff, IconLock, IconLockOpen, IconTrash } from "@tabler/icons-react";
import type { ComponentType, Ref } from "react";
import css from "@/desk/editor.module.css";
import { Attributes } from "@/desk/Questions";
import type { Desk } from "@/desk/useDesk";
import type { ListRow } from "@/editor/kind";
import { remove } from "@/editor/regions";
import type { Linked, Region } from "@/editor/schema";
import { useSession } from "@/editor/session";
import { t } from "@/texts/texts";

type Props = {
  ref: Ref<HTMLDivElement>;
  row: ListRow;
  index: number;
  top: number;
  desk: Desk;
  covers: boolean;
  missing: boolean;
  readOnly?: boolean;
};

/** One region or link: its label, what it is, and what can be done with it. */
export function RegionRow({ ref, row, index, top, desk, covers, missing, readOnly }: Props) {
  const { schema, session, named, reveal } = desk;
  const selected = useSession(session, (s) => s.selected);
  const also = useSession(session, (s) => s.also);
  const on = row.id === selected || also.includes(row.id);
  const name = named.get(`${row.question}/${row.label}`);
  const question = schema.question(row.question);
  const labels = question && !schema.isField(question) ? question.labels : undefined;
  const attributes = labels?.find((l) => l.name === row.label)?.attributes ?? [];
  const change = (attribute: string, value: unknown) =>
    session.run(`set ${attribute}`, (draft) => {
      const entry = (draft[row.question] as (Region | Linked)[]).find((r) => r.id === row.id)!;
      entry.attributes ??= {};
      if (value === undefined) delete entry.attributes[attribute];
      else entry.attributes[attribute] = value;
    });
  return (
    <div
      ref={ref}
      data-index={index}
      className={css.row}
      data-on={on}
      data-missing={missing}
      role="listitem"
      aria-current={on || undefined}
      style={
        {
          position: "absolute",
          left: 0,
          right: 0,
          transform: `translateY(${top}px)`,
          "--mark": row.color ?? name?.color,
        } as React.CSSProperties
      }
    >
      <RowTools row={row} desk={desk} covers={covers} readOnly={readOnly} />
      <button
        type="button"
        className={css.rowHead}
        tabIndex={-1}
        onClick={(event) => {
          if (event.shiftKey) session.selectAlso(row.id);
          else session.select(on ? null : row.id);
          reveal(row.id);
        }}
      >
        <span className={css.swatch} aria-hidden />
        <span className={css.rowLabel}>{row.title ?? name?.title ?? row.label}</span>
        {row.group && (
          <span className={css.groupMark} title={t.desk.inGroup} style={{ background: groupColor(row.group) }} />
        )}
        <span className={css.rowText} dir="auto">
          {missing ? t.desk.attributeMissing : row.text}
        </span>
      </button>
      {row.id === selected && attributes.length > 0 && (
        <Attributes
          attributes={attributes}
          values={row.values}
          readOnly={readOnly}
          invalid={missing}
          id={row.id}
          onChange={change}
        />
      )}
    </div>
  );
}

function RowTools({ row, desk, covers, readOnly }: Pick<Props, "row" | "desk" | "covers" | "readOnly">) {
  const { schema, session } = desk;
  const hidden = useSession(session, (s) => s.hidden).has(row.id);
  const locked = useSession(session, (s) => s.locked).has(row.id);
  return (
    <span className={css.rowTools}>
      {covers && (
        <Tool
          on={hidden}
          title={hidden ? t.desk.show : t.desk.hide}
          Icon={hidden ? IconEyeOff : IconEye}
          onClick={() => session.hide([row.id], !hidden)}
        />
      )}
      {covers && !readOnly && (
        <Tool
          on={locked}
          title={locked ? t.desk.unlock : t.desk.lock}
          Icon={locked ? IconLock : IconLockOpen}
          onClick={() => session.lock([row.id], !locked)}
        />
      )}
      {!readOnly && !locked && (
        <Tool title={t.desk.deleteRegion} Icon={IconTrash} onClick={() => remove(session, schema, row.id)} />
      )}
    </span>
  );
}

/** A colour that the members of a group share. */
function groupColor(group: string): string {
  let sum = 0;
  for (const character of group) sum = (sum * 31 + character.charCodeAt(0)) % 360;
  return `hsl(${sum} 65% 50%)`;
}

type ToolProps = { on?: boolean; title: string; Icon: ComponentType<{ size?: number }>; onClick: () => void };

function Tool({ on, title, Icon, onClick }: ToolProps) {
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
