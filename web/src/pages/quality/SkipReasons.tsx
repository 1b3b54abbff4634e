import { Link } from "@tanstack/react-router";
import type { Schemas } from "@/api/client";
import { count } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { skippedFor } from "@/pages/items/terms";
import { t } from "@/texts/texts";

/** Why items are skipped now, the most frequent reason first; each leads to its items. */
export function SkipReasons({ skips, projectId }: { skips: Schemas["SkipReasonOut"][]; projectId: string }) {
  return (
    <table className={css.table} aria-label={t.quality.skips}>
      <thead>
        <tr>
          <th>{t.quality.reason}</th>
          <th className={css.number}>{t.quality.skippedItems}</th>
          <th className={css.number}>{t.quality.skippedBy}</th>
        </tr>
      </thead>
      <tbody>
        {skips.map((skip) => (
          <tr key={skip.reason}>
            <td style={{ overflowWrap: "anywhere" }}>
              <Link
                to="/p/$projectId/items"
                params={{ projectId }}
                search={{ filter: skippedFor(skip.reason), sort: undefined }}
              >
                {skip.reason}
              </Link>
            </td>
            <td className={css.number}>{count(skip.items)}</td>
            <td className={css.number}>{count(skip.people)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
