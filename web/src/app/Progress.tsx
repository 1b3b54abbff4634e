import type { Schemas } from "@/api/client";
import css from "@/app/shell.module.css";

export { count } from "@/texts/many";

import { t } from "@/texts/texts";

/** How far a project is: approved, to review, returned; paler, the annotations of items that still lack some. */
export function ProgressBar({ progress }: { progress: Schemas["Progress"] }) {
  const parts = [
    ["settled", progress.settled, "var(--tm-good)"],
    ["labeled", progress.labeled, "var(--tm-accent)"],
    ["rework", progress.rework, "var(--tm-warn)"],
  ] as const;
  const whole = progress.settled + progress.labeled + progress.rework;
  const begun = progress.wanted ? progress.answers / progress.wanted - whole / Math.max(1, progress.items) : 0;
  const title = t.app.progress(progress);
  return (
    <div className={css.bar} role="img" aria-label={title} title={title}>
      {parts.map(
        ([name, n, color]) =>
          n > 0 && <div key={name} style={{ width: `${(100 * n) / progress.items}%`, background: color }} />,
      )}
      {begun > 0 && <div className={css.begun} style={{ width: `${100 * begun}%` }} />}
    </div>
  );
}
