import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import type { Work, WorkState } from "@/desk/work/work";
import css from "@/pages/label/label.module.css";

/** What waits to be sent, what was refused (kept, to be copied), and what the person must be told. */
export function OutboxNotices({ work, state }: { work: Work; state: WorkState }) {
  const entries = useSyncExternalStore(work.outbox.subscribe, work.outbox.get);
  const waiting = entries.filter((e) => !e.refused && e.tried);
  const refused = entries.filter((e) => e.refused);
  return (
    <>
      {state.notice && refused.length === 0 && (
        <div className={css.notice} role="alert">
          <span>{state.notice}</span>
          <Button variant="subtle" color="gray" onClick={() => work.notify(null)}>
            Dismiss
          </Button>
        </div>
      )}
      {waiting.length > 0 && (
        <div className={css.notice} role="status">
          {waiting.length === 1
            ? "1 submission is pending. It is kept on this device and sent when the server can take it."
            : `${waiting.length} submissions are pending. They are kept on this device and sent when the server can take them.`}
          <Button variant="subtle" color="gray" onClick={() => void work.outbox.flush()}>
            Send now
          </Button>
        </div>
      )}
      {refused.map((entry) => (
        <div key={entry.key} className={css.notice} role="alert">
          <span>
            <strong>“{entry.title}” could not be submitted:</strong> {entry.refused} Your answers are kept here.
          </span>
          <Button
            variant="light"
            color="gray"
            onClick={() => void navigator.clipboard.writeText(JSON.stringify(entry.body, null, 2))}
          >
            Copy the answers
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              work.notify(null);
              void work.outbox.dismiss(entry.key);
            }}
          >
            Dismiss
          </Button>
        </div>
      ))}
    </>
  );
}
