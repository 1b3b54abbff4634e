import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { meQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { toast } from "@/app/toast";
import { minute } from "@/texts/many";
import { t } from "@/texts/texts";

type Kept<T> = { value: T; base: number; at: string };

/**
 * since: when what stands in the form was kept on this device; null for nothing unsaved of an earlier visit.
 * saved: the value is stored now, so that nothing is kept any more.
 */
export type Draft<T> = { since: string | null; older: boolean; discard: () => void; saved: (value: T) => void };

function kept<T>(key: string): Kept<T> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Kept<T> | null;
  } catch {
    return null;
  }
}

/**
 * A form's value that outlives the page: what differs from the stored one is kept on this device, by person, until it
 * is stored or discarded, and stands in the form again on return.
 *
 * base: the version that `stored` is; a draft of another version says so.
 */
export function useDraft<T>(name: string, stored: T, base = 0): [T, (change: (value: T) => T) => void, Draft<T>] {
  const { data: me } = useSuspenseQuery(meQuery);
  const key = `truemark draft ${me.id} ${name}`;
  const [found, setFound] = useState(() => kept<T>(key));
  const [value, setValue] = useState<T>(found?.value ?? stored);
  const latest = useRef(value);
  const change = useCallback(
    (next: (value: T) => T) => {
      const now = next(latest.current);
      latest.current = now;
      setValue(now);
      if (JSON.stringify(now) === JSON.stringify(stored)) {
        localStorage.removeItem(key);
        setFound(null);
      } else
        localStorage.setItem(
          key,
          JSON.stringify({ value: now, base: found?.base ?? base, at: new Date().toISOString() }),
        );
    },
    [key, stored, base, found],
  );
  const discard = () => {
    change(() => stored);
    toast(t.drafts.discarded, { undo: () => change(() => value) });
  };
  const saved = useCallback(
    (now: T) => {
      localStorage.removeItem(key);
      setFound(null);
      latest.current = now;
      setValue(now);
    },
    [key],
  );
  return [value, change, { since: found?.at ?? null, older: found !== null && found.base !== base, discard, saved }];
}

/** Says that a form holds what was not saved, with a way to be rid of it. */
export function DraftNotice({ draft }: { draft: Pick<Draft<unknown>, "since" | "older" | "discard"> }) {
  if (draft.since === null) return null;
  return (
    <div className={css.notice} role="status">
      <span>
        {t.drafts.found(minute(draft.since))} {draft.older && t.drafts.older}
      </span>
      <Button size="compact-sm" variant="subtle" onClick={draft.discard}>
        {t.drafts.discard}
      </Button>
    </div>
  );
}
