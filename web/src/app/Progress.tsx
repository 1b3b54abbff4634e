import type { Schemas } from "@/api/client";
import css from "@/app/shell.module.css";

export const count = (n: number) => n.toLocaleString("en").replaceAll(",", "\u2009");

/** How far a project is: settled, labelled, in rework, open. */
export function ProgressBar({ progress }: { progress: Schemas["Progress"] }) {
  const parts = [
    ["settled", progress.settled, "var(--tm-good)"],
    ["labeled", progress.labeled, "var(--tm-accent)"],
    ["rework", progress.rework, "var(--tm-warn)"],
  ] as const;
  const title = `${progress.settled} settled, ${progress.labeled} labeled, ${progress.rework} in rework, ${progress.open} open`;
  return (
    <div className={css.bar} role="img" aria-label={title} title={title}>
      {parts.map(
        ([name, n, color]) =>
          n > 0 && <div key={name} style={{ width: `${(100 * n) / progress.items}%`, background: color }} />,
      )}
    </div>
  );
}
