/** Going back through one's own items, and on again, as far as they can be corrected. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ownQuery } from "@/api/queries";
import type { Work } from "@/desk/work/work";
import { t } from "@/texts/texts";

/** back: to the item before the one on screen. on: to the one after it, at last to the queue. */
export function useHistory(work: Work, projectId: string): { back: () => void; on: () => void } {
  const client = useQueryClient();
  const walk = useCallback(
    async (way: 1 | -1) => {
      // What was handed in a moment ago is the first to go back to.
      await work.outbox.quiet();
      const found = await client.fetchInfiniteQuery(ownQuery(projectId, "")).catch(() => null);
      if (!found) return work.notify(t.labeling.offlineWhy);
      const here = work.get().task?.assignment.id;
      const all = found.pages.flatMap((page) => page.items).filter((own) => own.state !== "settled");
      // Going through leaves what was skipped alone, for opening it leases it; but a slip of a moment ago is undone.
      const rows = all.filter((own, n) => own.state !== "skipped" || n === 0);
      const at = rows.findIndex((own) => own.assignment === here) + way;
      if (rows[at]) await work.open(rows[at].assignment);
      else if (way < 0) await work.leave();
      else work.notify(found.pages.at(-1)?.cursor ? t.labeling.olderInList : t.labeling.noEarlier);
    },
    [client, work, projectId],
  );
  return { back: useCallback(() => void walk(1), [walk]), on: useCallback(() => void walk(-1), [walk]) };
}
