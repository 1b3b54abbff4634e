import { ActionIcon, Button, Checkbox, Drawer, Group, Menu, NumberInput, Select, TextInput } from "@mantine/core";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { projectQuery } from "@/api/queries";
import { count } from "@/app/Progress";
import { complain, toast } from "@/app/toast";
import type { Schema } from "@/editor/schema";
import { ItemDrawer } from "@/pages/items/ItemDrawer";
import css from "@/pages/items/items.module.css";
import { useProjectId } from "@/pages/project/projectId";

type Row = Schemas["ItemRow"];
const SORTS = [
  { value: "seq", label: "Oldest first" },
  { value: "-seq", label: "Newest first" },
  { value: "-priority", label: "Most urgent first" },
  { value: "agreement", label: "Least agreement first" },
  { value: "-agreement", label: "Most agreement first" },
];

/** Every item, however many: filtered, sorted, searched, opened, and changed many at once. */
export function ItemsPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { filter?: string; sort?: string };
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const schema = project.schema as unknown as Schema;
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
    const rest = line.split(/\s+/).filter((part) => part && !part.startsWith(`${name}:`));
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
        `${count(done.items)} items: ${action === "delete" ? "deleted" : action === "reopen" ? "reopened" : `priority ${value}`}`,
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
          aria-label="Filter"
          value={line}
          onChange={(e) => setLine(e.currentTarget.value)}
          placeholder="words, or state:labeled batch:june annotator:ana@x.org answer:topic=sport agreement:<0.6 priority:>0"
          error={query.error?.message}
        />
        <button type="submit" hidden aria-label="Apply the filter" />
        <FilterMenu schema={schema} onTerm={put} />
        <Select
          aria-label="Sort"
          data={SORTS}
          value={sort}
          allowDeselect={false}
          onChange={(v) => v && go({ sort: v })}
          w={180}
        />
        <span className="dim" role="status">
          {total === undefined ? "" : total === null ? "more than 10 000 items" : `${count(total)} items`}
        </span>
      </form>
      {chosen.size > 0 && (
        <Group className={css.bulk} gap="sm">
          <strong>{chosen.size} chosen</strong>
          {may && <PriorityForm onSet={(value) => void bulk("priority", value)} />}
          {may && (
            <Button variant="default" onClick={() => void bulk("reopen")}>
              Reopen
            </Button>
          )}
          {may && (
            <Button variant="default" color="red" onClick={() => void bulk("delete")}>
              Delete
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </Group>
      )}
      <Rows
        rows={rows}
        schema={schema}
        chosen={chosen}
        setChosen={setChosen}
        onOpen={setOpened}
        opened={opened}
        pending={query.isPending}
        endless={query.hasNextPage}
        more={() => query.hasNextPage && !query.isFetchingNextPage && void query.fetchNextPage()}
      />
      <Drawer
        opened={opened !== null}
        onClose={() => setOpened(null)}
        position="right"
        size={640}
        title="Item"
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
      <NumberInput aria-label="Priority" w={72} value={value} onChange={(v) => typeof v === "number" && setValue(v)} />
      <Button variant="default" onClick={() => onSet(value)}>
        Set priority
      </Button>
    </Group>
  );
}

function FilterMenu({ schema, onTerm }: { schema: Schema; onTerm: (term: string) => void }) {
  const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="Filters">
          <IconFilter size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: "auto" }}>
        <Menu.Label>State</Menu.Label>
        {["open", "labeled", "rework", "settled"].map((s) => (
          <Menu.Item key={s} onClick={() => onTerm(`state:${s}`)}>
            {s}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onTerm("state:")}>any</Menu.Item>
        {schema.questions.map((q) => {
          const names =
            q.type === "choice" ? q.options : q.type === "regions" || q.type === "relations" ? q.labels : [];
          return (
            names.length > 0 && (
              <div key={q.name}>
                <Menu.Label>{q.title ?? q.name}</Menu.Label>
                {names.map((o) => (
                  <Menu.Item key={o.name} onClick={() => onTerm(`answer:${quoted(`${q.name}=${o.name}`)}`)}>
                    {o.title ?? o.name}
                  </Menu.Item>
                ))}
              </div>
            )
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

type RowsProps = {
  rows: Row[];
  schema: Schema;
  chosen: Set<string>;
  setChosen: (chosen: Set<string>) => void;
  onOpen: (id: string) => void;
  opened: string | null;
  pending: boolean;
  endless: boolean;
  more: () => void;
};

/** How far the keys may run ahead of what is loaded; the rows follow. */
const AHEAD = 200;

/** The virtual table. Arrow keys move, Space chooses, Enter opens. */
function Rows({ rows, schema, chosen, setChosen, onOpen, pending, endless, more }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 33,
    overscan: 20,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && Math.max(last, at) >= rows.length - 30) more();
  }, [last, at, rows.length, more]);
  const behind = useRef(false);
  useEffect(() => {
    if (at >= rows.length && !endless) setAt(Math.max(0, rows.length - 1));
    if (behind.current && rows.length > 0) virtual.scrollToIndex(Math.min(at, rows.length - 1));
    behind.current = at >= rows.length;
  }, [at, rows.length, endless, virtual]);
  const flip = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const onKey = (event: React.KeyboardEvent) => {
    const row = rows[at];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 20, PageUp: at - 20, Home: 0 }[event.key];
    if (to !== undefined) {
      const next = Math.max(0, Math.min(endless ? rows.length + AHEAD : rows.length - 1, to));
      setAt(next);
      virtual.scrollToIndex(Math.min(next, rows.length - 1));
    } else if (event.key === " " && row) flip(row.id);
    else if (event.key === "Enter" && row && event.target === event.currentTarget) onOpen(row.id);
    else return;
    event.preventDefault();
  };
  const source = schema.stages[0]!.source;
  const everything = rows.length > 0 && rows.every((r) => chosen.has(r.id));
  return (
    <div
      ref={scroll}
      className={css.scroll}
      tabIndex={0}
      role="grid"
      aria-label="Items"
      aria-rowcount={rows.length}
      onKeyDown={onKey}
    >
      <div className={css.headRow} role="row">
        <span role="columnheader">
          <Checkbox
            aria-label="Choose all that are loaded"
            checked={everything}
            indeterminate={!everything && chosen.size > 0}
            onChange={() => setChosen(everything ? new Set() : new Set(rows.map((r) => r.id)))}
          />
        </span>
        {["Key", "Data", "State", "People", "Agreement", "Priority", "Batch"].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      {rows.length === 0 && !pending && (
        <div className={css.empty}>
          No item matches. Loosen the filter, or import items on the page “Import &amp; export”.
        </div>
      )}
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {shown.map((item) => {
          const row = rows[item.index]!;
          return (
            <div
              key={row.id}
              className={css.row}
              role="row"
              data-at={item.index === at}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setAt(item.index);
                onOpen(row.id);
              }}
            >
              <span role="gridcell" onClick={(e) => e.stopPropagation()}>
                <Checkbox
                  tabIndex={-1}
                  aria-label={`Choose ${row.key ?? row.id}`}
                  checked={chosen.has(row.id)}
                  onChange={() => flip(row.id)}
                />
              </span>
              <span role="gridcell" className="mono">
                {row.key ?? row.id.slice(-8)}
              </span>
              <span role="gridcell" dir="auto">
                {String((row.data as Record<string, unknown>)[source] ?? "").slice(0, 300)}
              </span>
              <span role="gridcell">
                <i className={css.state} data-state={row.state} /> {row.state}
              </span>
              <span role="gridcell" title={row.people.map((p) => `${p.name}: ${p.state}`).join("\n")}>
                {row.people
                  .filter((p) => p.state === "submitted" || p.state === "rework")
                  .map((p) => p.name.split(" ")[0])
                  .join(", ")}
              </span>
              <span role="gridcell">{row.agreement === null ? "" : row.agreement.toFixed(2)}</span>
              <span role="gridcell">{row.priority || ""}</span>
              <span role="gridcell">{row.batch}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
