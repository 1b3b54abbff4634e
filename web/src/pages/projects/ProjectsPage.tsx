import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { projectsQuery } from "@/api/queries";
import { count, ProgressBar } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { t } from "@/texts/texts";

export function ProjectsPage() {
  useTitle(t.projects.title);
  const { data: projects } = useSuspenseQuery(projectsQuery);
  return (
    <main className={css.main}>
      <div className={css.head}>
        <h1>{t.projects.title}</h1>
        <Button component={Link} to="/new">
          {t.projects.create}
        </Button>
      </div>
      <div className={css.card}>
        {projects.length === 0 ? (
          <div className={css.empty}>{t.projects.empty}</div>
        ) : (
          <table className={css.table}>
            <thead>
              <tr>
                <th>{t.projects.name}</th>
                <th style={{ width: "30%" }}>{t.projects.progress}</th>
                <th className={css.number}>{t.projects.items}</th>
                <th className={css.number}>{t.projects.annotations}</th>
                <th>{t.projects.role}</th>
                <th aria-label={t.projects.actions} />
              </tr>
            </thead>
            <tbody>
              {projects.map((project) => (
                <tr key={project.id}>
                  <td>
                    <Link
                      to="/p/$projectId"
                      params={{ projectId: project.id }}
                      style={{ fontWeight: 600, color: "var(--tm-text)" }}
                    >
                      {project.name}
                    </Link>
                    {project.returned > 0 && (
                      <Link
                        to="/p/$projectId/label"
                        params={{ projectId: project.id }}
                        style={{ display: "block", color: "var(--tm-warn)" }}
                      >
                        {t.projects.returned(project.returned)}
                      </Link>
                    )}
                  </td>
                  <td>
                    <ProgressBar progress={project.progress} />
                  </td>
                  <td className={css.number}>{count(project.progress.items)}</td>
                  <td className={css.number}>
                    {count(project.progress.answers)}{" "}
                    <span className="dim">{t.projects.of(count(project.progress.wanted))}</span>
                  </td>
                  <td>{t.app.roles[project.role ?? "owner"]}</td>
                  <td className={css.number}>
                    {project.role !== "viewer" && (
                      <Button
                        component={Link}
                        to="/p/$projectId/label"
                        params={{ projectId: project.id } as never}
                        variant="light"
                      >
                        {t.projects.label}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </main>
  );
}
