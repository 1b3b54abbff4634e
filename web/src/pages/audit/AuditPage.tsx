import { Button, Select, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api, got } from "@/api/client";
import { projectsQuery, usersQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { EventRow } from "@/pages/audit/EventRow";
import { WorkspaceTabs } from "@/pages/people/WorkspaceTabs";
import { t } from "@/texts/texts";

/** What happened in the workspace and who did it, newest first; filtered, and as a file. */
export function AuditPage() {
  useTitle(t.audit.title);
  const wanted = useSearch({ from: "/member/shell/audit" });
  const query = useInfiniteQuery({
    queryKey: ["audit", wanted],
    queryFn: ({ pageParam }) =>
      got(api.GET("/api/v1/audit", { params: { query: { ...wanted, cursor: pageParam, limit: 100 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    retry: false,
  });
  const events = query.data?.pages.flatMap((p) => p.events) ?? [];
  const file = new URLSearchParams(Object.entries(wanted).filter(([, v]) => v) as [string, string][]);
  return (
    <>
      <WorkspaceTabs />
      <main className={css.main}>
        <div className={css.head}>
          <h1>{t.audit.title}</h1>
          <Button
            component="a"
            variant="default"
            href={`/api/v1/audit/file?${file}`}
            leftSection={<IconDownload size={14} />}
          >
            {t.audit.download}
          </Button>
        </div>
        <Filters />
        {query.error && <p role="alert">{query.error.message}</p>}
        <div className={css.card}>
          {events.length === 0 && !query.isPending ? (
            <div className={css.empty}>{t.audit.empty}</div>
          ) : (
            <table className={css.table}>
              <thead>
                <tr>
                  <th>{t.audit.when}</th>
                  <th>{t.audit.by}</th>
                  <th>{t.audit.event}</th>
                  <th>{t.audit.about}</th>
                  <th>{t.audit.project}</th>
                  <th>{t.audit.detail}</th>
                </tr>
              </thead>
              <tbody>
                {events.map((event) => (
                  <EventRow key={event.seq} event={event} />
                ))}
              </tbody>
            </table>
          )}
        </div>
        {query.hasNextPage && (
          <Button
            variant="default"
            mt="md"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t.audit.more}
          </Button>
        )}
      </main>
    </>
  );
}

function Filters() {
  const navigate = useNavigate();
  const wanted = useSearch({ from: "/member/shell/audit" });
  const { data: users } = useSuspenseQuery(usersQuery);
  const { data: active } = useSuspenseQuery(projectsQuery("active"));
  const { data: archived } = useSuspenseQuery(projectsQuery("archived"));
  const kinds = useQuery({ queryKey: ["audit kinds"], queryFn: () => got(api.GET("/api/v1/audit/kinds")) });
  const go = (change: Partial<typeof wanted>) =>
    void navigate({ to: "/audit", search: { ...wanted, ...change } as typeof wanted });
  return (
    <div className={css.tools}>
      <Select
        aria-label={t.audit.kind}
        placeholder={t.audit.anyKind}
        data={(kinds.data ?? []).map((value) => ({ value, label: t.audit.events[value] ?? value }))}
        value={wanted.kind ?? null}
        onChange={(v) => go({ kind: v ?? undefined })}
        searchable
        clearable
        w={240}
      />
      <Select
        aria-label={t.audit.person}
        placeholder={t.audit.anybody}
        data={users.map((u) => ({ value: u.id, label: u.erased ? u.name : `${u.name} · ${u.email}` }))}
        value={wanted.person ?? null}
        onChange={(v) => go({ person: v ?? undefined })}
        searchable
        clearable
        w={240}
      />
      <Select
        aria-label={t.audit.project}
        placeholder={t.audit.anyProject}
        data={[...active, ...archived].map((p) => ({ value: p.id, label: p.name }))}
        value={wanted.project ?? null}
        onChange={(v) => go({ project: v ?? undefined })}
        searchable
        clearable
        w={200}
      />
      <span className={css.grow} />
      <TextInput
        type="date"
        aria-label={t.audit.since}
        title={t.audit.since}
        value={wanted.since ?? ""}
        onChange={(e) => go({ since: e.currentTarget.value || undefined })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="date"
        aria-label={t.audit.until}
        title={t.audit.until}
        value={wanted.until ?? ""}
        onChange={(e) => go({ until: e.currentTarget.value || undefined })}
      />
    </div>
  );
}
