import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { projectsQuery } from "@/api/queries";
import { count, ProgressBar } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";

export function ProjectsPage() {
  useTitle("Projects");
  const { data: projects } = useSuspenseQuery(projectsQuery);
  return (
    <main className={css.main}>
      <div className={css.head}>
        <h1>Projects</h1>
        <Button component={Link} to="/new">
          New project
        </Button>
      </div>
      <div className={css.card}>
        {projects.length === 0 ? (
          <div className={css.empty}>
            No project yet. Make one from a template in a minute, or ask a manager for an invitation.
          </div>
        ) : (
          <table className={css.table}>
            <thead>
              <tr>
                <th>Name</th>
                <th style={{ width: "30%" }}>Progress</th>
                <th className={css.number}>Items</th>
                <th className={css.number}>Answers</th>
                <th>Your role</th>
                <th />
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
                  </td>
                  <td>
                    <ProgressBar progress={project.progress} />
                  </td>
                  <td className={css.number}>{count(project.progress.items)}</td>
                  <td className={css.number}>
                    {count(project.progress.answers)} <span className="dim">of {count(project.progress.wanted)}</span>
                  </td>
                  <td>{project.role ?? "owner"}</td>
                  <td className={css.number}>
                    {project.role !== "viewer" && (
                      <Button
                        component={Link}
                        to="/p/$projectId/label"
                        params={{ projectId: project.id } as never}
                        variant="light"
                      >
                        Label
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
