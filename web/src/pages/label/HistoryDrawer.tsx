import { Button, Drawer, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ownQuery } from "@/api/queries";
import type { BoundSchema } from "@/editor/registry";
import { Figures } from "@/pages/label/Figures";
import css from "@/pages/label/history.module.css";
import { OwnRow } from "@/pages/label/OwnRow";
import { t } from "@/texts/texts";

type Props = {
  projectId: string;
  schema: BoundSchema;
  opened: boolean;
  onClose: () => void;
  onOpen: (assignment: string) => void;
};

/** One's own numbers and items, newest first. Arrow keys move, Enter opens. */
export function HistoryDrawer(props: Props) {
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size={480}
      title={t.history.title}
      // It is gone at once: the next key is for the item that was opened.
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      {props.opened && <History {...props} />}
    </Drawer>
  );
}

function History({ projectId, schema, onOpen }: Props) {
  const [state, setState] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const query = useInfiniteQuery(ownQuery(projectId, state));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isThere = query.isSuccess;
  // The keys are at the list as soon as it is there, so that H, arrows and Enter are enough.
  useEffect(() => {
    if (isThere) list.current?.querySelector("button")?.focus();
  }, [isThere]);
  const walk = (event: React.KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + way))]?.focus();
  };
  return (
    <div className={css.history}>
      <Figures projectId={projectId} />
      <SegmentedControl
        fullWidth
        aria-label={t.history.filter}
        value={state}
        onChange={setState}
        data={Object.entries(t.history.filters).map(([value, label]) => ({ value, label }))}
      />
      {query.error && <p role="alert">{query.error.message}</p>}
      {isThere && rows.length === 0 && <p className="dim">{state ? t.history.emptyOf : t.history.empty}</p>}
      <ol ref={list} className={css.list} aria-label={t.history.list} onKeyDown={walk}>
        {rows.map((own) => (
          <OwnRow
            key={own.assignment}
            own={own}
            projectId={projectId}
            schema={schema}
            onOpen={() => onOpen(own.assignment)}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.history.more}
        </Button>
      )}
      <p className="dim">{t.history.hint}</p>
    </div>
  );
}
