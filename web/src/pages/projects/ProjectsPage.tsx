import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery, projectsQuery, type Shelf } from "@/api/queries";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { ProjectRow } from "@/pages/projects/ProjectRow";
import { SortHead, type Sorting, sorted } from "@/pages/projects/sorting";
import { t } from "@/texts/texts";

const SHELVES = (["active", "archived", "trash"] as const).map((value) => ({
  value,
  label: t.projects.shelves[value],
}));
const MANY = 6;

/** The projects of a shelf; searched and sorted once they are more than a few. */
export function ProjectsPage() {
  useTitle(t.projects.title);
  const navigate = useNavigate();
  const shelf: Shelf = (useSearch({ strict: false }) as { shelf?: Shelf }).shelf ?? "active";
  const { data: projects } = useSuspenseQuery(projectsQuery(shelf));
  const { data: me } = useSuspenseQuery(meQuery);
  const [words, setWords] = useState("");
  const [sorting, setSorting] = useState<Sorting>({ by: "created_at", down: true });
  const found = projects.filter((p) =>
    `${p.name}\n${p.description}`.toLowerCase().includes(words.toLowerCase().trim()),
  );
  return (
    <main className={css.main}>
      <div className={css.head}>
        <h1>{t.projects.title}</h1>
        {me.may_create_projects && (
          <Button component={Link} to="/new">
            {t.projects.create}
          </Button>
        )}
      </div>
      <div className={css.tools}>
        <SegmentedControl
          aria-label={t.projects.shelf}
          data={SHELVES}
          value={shelf}
          onChange={(to) =>
            void navigate({ to: "/", search: { shelf: to === "active" ? undefined : (to as "archived" | "trash") } })
          }
        />
        <span className={css.grow} />
        {projects.length >= MANY && (
          <TextInput
            aria-label={t.projects.search}
            placeholder={t.projects.search}
            leftSection={<IconSearch size={14} />}
            value={words}
            onChange={(e) => setWords(e.currentTarget.value)}
            w={260}
          />
        )}
      </div>
      <div className={css.card}>
        {found.length === 0 ? (
          <div className={css.empty}>{words ? t.projects.noMatch : emptyOf(shelf, me.may_create_projects)}</div>
        ) : (
          <table className={css.table}>
            <thead>
              <tr>
                <SortHead of="name" label={t.projects.name} sorting={sorting} onSort={setSorting} />
                <th style={{ width: "26%" }}>{t.projects.progress}</th>
                <SortHead of="items" label={t.projects.items} sorting={sorting} onSort={setSorting} number />
                <SortHead of="answers" label={t.projects.annotations} sorting={sorting} onSort={setSorting} number />
                <th>{t.projects.role}</th>
                {shelf === "trash" ? (
                  <SortHead of="purge_at" label={t.projects.until} sorting={sorting} onSort={setSorting} />
                ) : (
                  <SortHead of="created_at" label={t.projects.changed} sorting={sorting} onSort={setSorting} />
                )}
                <th aria-label={t.projects.actions} />
              </tr>
            </thead>
            <tbody>
              {sorted(found, sorting).map((project) => (
                <ProjectRow key={project.id} project={project} shelf={shelf} owner={me.owner} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </main>
  );
}

function emptyOf(shelf: Shelf, mayCreate: boolean): string {
  if (shelf !== "active") return t.projects.emptyShelf[shelf];
  return mayCreate ? t.projects.empty : t.projects.emptyFor;
}
