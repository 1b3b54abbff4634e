import { Button, CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import css from "@/app/shell.module.css";
import { t } from "@/texts/texts";

type Toast = { id: number; text: string; bad?: boolean; undo?: () => void };
let toasts: Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Say something in passing; with `undo` it can be taken back while it stands there. */
export function toast(text: string, options: { bad?: boolean; undo?: () => void } = {}): void {
  const id = ++last;
  change([...toasts.slice(-2), { id, text, ...options }]);
  setTimeout(() => change(toasts.filter((t) => t.id !== id)), options.undo || options.bad ? 12_000 : 4_000);
}

/** Say why something failed. */
export function complain(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), { bad: true });
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  const close = (id: number) => change(toasts.filter((t) => t.id !== id));
  return (
    <div className={css.toasts} aria-live="polite">
      {shown.map((each) => (
        <div key={each.id} className={css.toast} data-bad={each.bad} role={each.bad ? "alert" : "status"}>
          <span>{each.text}</span>
          {each.undo && (
            <Button
              variant="subtle"
              onClick={() => {
                each.undo?.();
                close(each.id);
              }}
            >
              {t.app.undo}
            </Button>
          )}
          <CloseButton size="xs" aria-label={t.app.close} onClick={() => close(each.id)} />
        </div>
      ))}
    </div>
  );
}
