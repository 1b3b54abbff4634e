import { Button, Drawer, Group, NumberInput, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { api, got } from "@/api/client";
import { dashboardQuery, projectQuery } from "@/api/queries";
import { complain, toast } from "@/app/toast";
import { useSchema } from "@/editor/registry";
import { FilterMenu } from "@/pages/items/FilterMenu";
import { ItemDrawer } from "@/pages/items/ItemDrawer";
import css from "@/pages/items/items.module.css";
import { Rows } from "@/pages/items/Rows";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

const SORTS = Object.entries(t.items.sorts).map(([value, label]) => ({ value, label }));

/** Every item, however many: filtered, sorted, searched, opened, and changed many at once. */
export function ItemsPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { filter?: string; sort?: string };
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const schema = useSchema(project.schema);
  const { data: board } = useQuery({ ...dashboardQuery(id), refetchInterval: false });
  const filter = search.filter ?? "";
  const sort = search.sort ?? "seq";
  const [line, setLine] = useState(filter);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => setLine(filter), [filter]);
  const query = useInfiniteQuery({
    queryKey: ["items", id, filter, sort],
    queryFn: ({ pageParam }) =>
      got(
        api.GET("/api/v1/projects/{id}/items", {
          params: {
            path: { id },
            query: { limit: 100, cursor: pageParam, filter, sort, count: pageParam === undefined },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((p) => p.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total;
  const go = (next: { filter?: string; sort?: string }) => {
    setChosen(new Set());
    void navigate({
      to: "/p/$projectId/items",
      params: { projectId: id },
      search: { filter: (next.filter ?? filter) || undefined, sort: next.sort ?? search.sort },
    });
  };
  const put = (term: string) => {
    const name = term.split(":")[0]!;
    // A term may have spaces between double quotes.
    const terms = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
    const rest = terms.filter((part) => !part.startsWith(`${name}:`));
    go({ filter: [...rest, ...(term.endsWith(":") ? [] : [term])].join(" ") });
  };
  const bulk = async (action: string, value?: number) => {
    try {
      const done = await got(
        api.POST("/api/v1/projects/{id}/items/bulk", {
          params: { path: { id } },
          body: { action, ids: [...chosen], value },
        }),
      );
      setChosen(new Set());
      await client.invalidateQueries({ queryKey: ["items", id] });
      const undo = () =>
        void got(
          api.POST("/api/v1/projects/{id}/items/bulk/{action}/undo", { params: { path: { id, action: done.id } } }),
        )
          .then(() => client.invalidateQueries({ queryKey: ["items", id] }))
          .catch(complain);
      toast(
        action === "delete"
          ? t.items.deleted(done.items)
          : action === "reopen"
            ? t.items.reopened(done.items)
            : t.items.prioritySet(done.items, value),
        { undo },
      );
    } catch (error) {
      complain(error);
    }
  };
  const may = project.may.includes("edit items");
  return (
    <main className={css.page}>
      <form
        className={css.bar}
        onSubmit={(e) => {
          e.preventDefault();
          go({ filter: line.trim() });
        }}
      >
        <TextInput
          className={css.grow}
          leftSection={<IconSearch size={14} />}
          aria-label={t.items.filter}
          value={line}
          onChange={(e) => setLine(e.currentTarget.value)}
          placeholder={t.items.filterHint}
          error={query.error?.message}
        />
        <button type="submit" hidden aria-label={t.items.apply} />
        <FilterMenu schema={schema} skips={board?.skips.map((s) => s.reason) ?? []} onTerm={put} />
        <Select
          aria-label={t.items.sort}
          data={SORTS}
          value={sort}
          allowDeselect={false}
          onChange={(v) => v && go({ sort: v })}
          w={180}
        />
        <span className="dim" role="status">
          {total === undefined ? "" : t.items.total(total)}
        </span>
      </form>
      {chosen.size > 0 && (
        <Group className={css.bulk} gap="sm">
          <strong>{t.items.selected(chosen.size)}</strong>
          {may && <PriorityForm onSet={(value) => void bulk("priority", value)} />}
          {may && (
            <Button variant="default" onClick={() => void bulk("reopen")}>
              {t.items.reopen}
            </Button>
          )}
          {may && (
            <Button variant="default" color="red" onClick={() => void bulk("delete")}>
              {t.items.delete}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => setChosen(new Set())}>
            {t.items.clear}
          </Button>
        </Group>
      )}
      <Rows
        rows={rows}
        schema={schema}
        projectId={id}
        chosen={chosen}
        setChosen={setChosen}
        onOpen={setOpened}
        opened={opened}
        pending={query.isPending}
        endless={query.hasNextPage}
        more={() => query.hasNextPage && void query.fetchNextPage({ cancelRefetch: false })}
      />
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size={640}
        title={t.items.item}
        overlayProps={{ backgroundOpacity: 0.15 }}
      >
        {opened && (
          <ItemDrawer projectId={id} itemId={opened} schema={schema} mayReview={project.may.includes("review")} />
        )}
      </Drawer>
    </main>
  );
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
