import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import css from "@/pages/label/label.module.css";
import type { Work, WorkState } from "@/pages/label/work";

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
          <Button variant="subtle" color="gray" onClick={() => work.tell(null)}>
            Dismiss
          </Button>
        </div>
      )}
      {waiting.length > 0 && (
        <div className={css.notice} role="status">
          {waiting.length === 1 ? "One submit waits" : `${waiting.length} submits wait`} for the server. They are kept
          on this device and sent by themselves.
          <Button variant="subtle" color="gray" onClick={() => void work.outbox.flush()}>
            Send now
          </Button>
        </div>
      )}
      {refused.map((entry) => (
        <div key={entry.key} className={css.notice} role="alert">
          <span>
            <strong>“{entry.title}” was not taken:</strong> {entry.refused} Your answers are kept here.
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
              work.tell(null);
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
