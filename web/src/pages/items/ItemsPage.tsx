import { Button, Drawer, Select, TextInput } from "@mantine/core";
import { IconSearch, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { api, got } from "@/api/client";
import { dashboardQuery, projectQuery } from "@/api/queries";
import { useSchema } from "@/editor/registry";
import { BulkBar } from "@/pages/items/BulkBar";
import { FilterMenu } from "@/pages/items/FilterMenu";
import { ItemDrawer } from "@/pages/items/ItemDrawer";
import css from "@/pages/items/items.module.css";
import { Rows } from "@/pages/items/Rows";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

const SORTS = Object.entries(t.items.sorts).map(([value, label]) => ({ value, label }));
type Search = { filter?: string; sort?: string; trash?: boolean };

/** Every item, however many: filtered, sorted, searched, opened, and changed many at once; or those in the trash. */
export function ItemsPage() {
  const id = useProjectId();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const schema = useSchema(project.schema);
  const { data: board } = useQuery({ ...dashboardQuery(id), refetchInterval: false });
  const filter = search.filter ?? "";
  const sort = search.sort ?? "seq";
  const may = project.may.includes("edit items");
  const trash = may && search.trash === true;
  const [line, setLine] = useState(filter);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => setLine(filter), [filter]);
  const query = useInfiniteQuery({
    queryKey: ["items", id, filter, sort, trash],
    queryFn: ({ pageParam }) =>
      got(
        api.GET("/api/v1/projects/{id}/items", {
          params: {
            path: { id },
            query: { limit: 100, cursor: pageParam, filter, sort, count: pageParam === undefined, trash },
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
  const choose = (next: Set<string>, all = false) => {
    setChosen(next);
    setEverything(all);
  };
  const go = (next: Search) => {
    choose(new Set());
    const to = { filter, sort: search.sort, trash: search.trash, ...next };
    void navigate({
      to: "/p/$projectId/items",
      params: { projectId: id },
      search: { filter: to.filter || undefined, sort: to.sort, trash: to.trash || undefined },
    });
  };
  const put = (term: string) => {
    const name = term.split(":")[0]!;
    // A term may have spaces between double quotes.
    const terms = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
    const rest = terms.filter((part) => !part.startsWith(`${name}:`));
    go({ filter: [...rest, ...(term.endsWith(":") ? [] : [term])].join(" ") });
  };
  return (
    <main className={css.page}>
      <form
        className={css.bar}
        onSubmit={(e) => {
          e.preventDefault();
          go({ filter: line.trim() });
        }}
      >
        {trash && <strong>{t.items.trashTitle}</strong>}
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
        {may && (
          <Button
            variant={trash ? "light" : "subtle"}
            color="gray"
            leftSection={trash ? undefined : <IconTrash size={14} />}
            onClick={() => go({ trash: !trash, filter: "" })}
          >
            {trash ? t.items.leaveTrash : t.items.trash}
          </Button>
        )}
      </form>
      {chosen.size > 0 && (
        <BulkBar
          projectId={id}
          chosen={chosen}
          filter={filter}
          trash={trash}
          may={may}
          matching={total ?? null}
          loaded={rows.length}
          endless={query.hasNextPage}
          everything={everything}
          choose={choose}
        />
      )}
      <Rows
        rows={rows}
        schema={schema}
        projectId={id}
        chosen={chosen}
        setChosen={choose}
        onOpen={setOpened}
        opened={opened}
        pending={query.isPending}
        endless={query.hasNextPage}
        more={() => query.hasNextPage && void query.fetchNextPage({ cancelRefetch: false })}
        empty={trash && !filter ? t.items.trashEmpty : t.items.noMatch}
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
          <ItemDrawer
            projectId={id}
            itemId={opened}
            schema={schema}
            mayReview={project.may.includes("review") && !trash}
          />
        )}
      </Drawer>
    </main>
  );
}
