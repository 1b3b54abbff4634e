import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import css from "@/app/shell.module.css";
import { t } from "@/texts/texts";

export type Listed = Schemas["ProjectRow"];
type Column = "name" | "items" | "answers" | "created_at" | "purge_at";
export type Sorting = { by: Column; down: boolean };

const sortValue = (project: Listed, by: Column): string | number =>
  by === "items" || by === "answers" ? project.progress[by] : (project[by] ?? "");

/** The projects in the order that was chosen; names as people order them. */
export function sorted(projects: readonly Listed[], { by, down }: Sorting): Listed[] {
  const order = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number"
      ? a - b
      : String(a).localeCompare(String(b), "en", { numeric: true });
  return [...projects].sort((a, b) => (down ? -1 : 1) * order(sortValue(a, by), sortValue(b, by)));
}

type HeadProps = {
  of: Column;
  label: string;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  number?: boolean;
};

/** The head of a column that can be sorted by; again turns the order round. */
export function SortHead({ of, label, sorting, onSort, number }: HeadProps) {
  const on = sorting.by === of;
  const order = on ? (sorting.down ? "descending" : "ascending") : "none";
  return (
    <th className={number ? css.number : undefined} aria-sort={order}>
      <button
        type="button"
        className={css.sort}
        aria-label={t.projects.sortBy(label)}
        onClick={() => onSort({ by: of, down: on ? !sorting.down : of !== "name" })}
      >
        {label}
        {on && (sorting.down ? <IconChevronDown size={12} /> : <IconChevronUp size={12} />)}
      </button>
    </th>
  );
}
