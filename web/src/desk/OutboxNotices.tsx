import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import css from "@/desk/desk.module.css";
import type { Outbox } from "@/editor/outbox";
import { t } from "@/texts/texts";

type Props = {
  outbox: Outbox;
  /** What the person must be told besides. */
  notice: string | null;
  onNotice: (notice: string | null) => void;
};

/** What waits to be sent, what was refused (kept, to be copied), and what the person must be told. */
export function OutboxNotices({ outbox, notice, onNotice }: Props) {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.get);
  const waiting = entries.filter((e) => !e.refused && e.tried);
  const refused = entries.filter((e) => e.refused);
  return (
    <>
      {notice && refused.length === 0 && (
        <div className={css.notice} role="alert">
          <span>{notice}</span>
          <Button variant="subtle" color="gray" onClick={() => onNotice(null)}>
            {t.labeling.dismiss}
          </Button>
        </div>
      )}
      {waiting.length > 0 && (
        <div className={css.notice} role="status">
          {t.labeling.pending(waiting.length)}
          <Button variant="subtle" color="gray" onClick={() => void outbox.flush()}>
            {t.labeling.sendNow}
          </Button>
        </div>
      )}
      {refused.map((entry) => (
        <div key={entry.key} className={css.notice} role="alert">
          <span>
            <strong>{t.labeling.refused(entry.title)}</strong> {entry.refused} {t.labeling.refusedKept}
          </span>
          <Button
            variant="light"
            color="gray"
            onClick={() => void navigator.clipboard.writeText(JSON.stringify(entry.body, null, 2))}
          >
            {t.labeling.copyAnswers}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              onNotice(null);
              void outbox.dismiss(entry.key);
            }}
          >
            {t.labeling.dismiss}
          </Button>
        </div>
      ))}
    </>
  );
}
