import { Button, Group, NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { projectQuery } from "@/api/queries";
import { ConfirmDialog } from "@/app/ConfirmDialog";
import { complain, toast } from "@/app/toast";
import css from "@/pages/items/items.module.css";
import { t } from "@/texts/texts";

type BarProps = {
  projectId: string;
  chosen: Set<string>;
  filter: string;
  trash: boolean;
  may: boolean;
  /** How many match the filter; null for more than are counted. */
  matching: number | null;
  loaded: number;
  endless: boolean;
  /** Not the chosen rows are meant but all that match, loaded or not. */
  everything: boolean;
  choose: (chosen: Set<string>, everything?: boolean) => void;
};

/** What can be done to the chosen items: all of it can be undone but deleting for good, which asks. */
export function BulkBar(props: BarProps) {
  const { projectId: id, chosen, filter, trash, may, matching, loaded, endless, everything, choose } = props;
  const client = useQueryClient();
  const [purging, setPurging] = useState(false);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ["items", id] }),
      client.invalidateQueries({ queryKey: projectQuery(id).queryKey }),
    ]);
  const undo = async (action: string) => {
    try {
      const undone = await got(
        api.POST("/api/v1/projects/{id}/items/bulk/{action}/undo", { params: { path: { id, action } } }),
      );
      if (undone.renamed.length) toast(t.items.restored(undone.items) + tellRenamed(undone.renamed));
    } catch (error) {
      complain(error);
    }
    await refresh();
  };
  const bulk = async (action: keyof typeof SAYS, value?: number) => {
    setPurging(false);
    try {
      const done = await got(
        api.POST("/api/v1/projects/{id}/items/bulk", {
          params: { path: { id } },
          body: { action, value, ...(everything ? { filter } : { ids: [...chosen] }) },
        }),
      );
      choose(new Set());
      await refresh();
      const back = done.id;
      toast(SAYS[action](done.items, value) + tellRenamed(done.renamed), back ? { undo: () => void undo(back) } : {});
    } catch (error) {
      complain(error);
    }
  };
  const n = everything ? (matching ?? loaded) : chosen.size;
  return (
    <Group className={css.bulk} gap="sm">
      <strong>{everything ? t.items.everything(matching) : t.items.selected(chosen.size)}</strong>
      {!everything && endless && chosen.size >= loaded && (
        <Button variant="subtle" onClick={() => choose(chosen, true)}>
          {t.items.selectMatching(matching)}
        </Button>
      )}
      {may && !trash && (
        <>
          <PriorityForm onSet={(value) => void bulk("priority", value)} />
          <Button variant="default" onClick={() => void bulk("reopen")}>
            {t.items.reopen}
          </Button>
          <Button variant="default" color="red" onClick={() => void bulk("delete")}>
            {t.items.delete}
          </Button>
        </>
      )}
      {may && trash && (
        <>
          <Button variant="default" onClick={() => void bulk("restore")}>
            {t.items.restore}
          </Button>
          <Button variant="default" onClick={() => setPurging(true)}>
            {t.items.purge}
          </Button>
        </>
      )}
      <Button variant="subtle" color="gray" onClick={() => choose(new Set())}>
        {t.items.clear}
      </Button>
      <ConfirmDialog
        opened={purging}
        title={t.items.purgeTitle(n)}
        why={t.items.purgeWhy}
        act={t.items.purge}
        keep={t.items.keep}
        onKeep={() => setPurging(false)}
        onAct={() => void bulk("purge")}
      />
    </Group>
  );
}

const SAYS = {
  priority: t.items.prioritySet,
  reopen: t.items.reopened,
  delete: t.items.deleted,
  restore: t.items.restored,
  purge: t.items.purged,
} as const satisfies Record<string, (n: number, value: number | undefined) => string>;

function tellRenamed(renamed: Schemas["RenamedOut"][]): string {
  const first = renamed[0];
  return first ? t.items.renamed(renamed.length, first.was, first.key) : "";
}

function PriorityForm({ onSet }: { onSet: (value: number) => void }) {
  const [value, setValue] = useState(1);
  return (
    <Group gap={4}>
      <NumberInput
        aria-label={t.items.priority}
        w={72}
        value={value}
        onChange={(v) => typeof v === "number" && setValue(v)}
      />
      <Button variant="default" onClick={() => onSet(value)}>
        {t.items.setPriority}
      </Button>
    </Group>
  );
}
