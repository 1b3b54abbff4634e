import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { useTitle } from "@/app/useTitle";
import { useSchema } from "@/editor/registry";
import { gridQuestion } from "@/pages/grid/grid";
import tabs from "@/pages/project/project.module.css";
import { useProjectId } from "@/pages/project/projectId";
import { day } from "@/texts/many";
import { t } from "@/texts/texts";

/** A project's name, its pages as tabs, and the two desks: labeling and review. */
export function ProjectLayout() {
  const projectId = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const schema = useSchema(project.schema);
  const { pathname } = useLocation();
  const may = new Set<string>(project.may);
  const params = { projectId };
  const results = may.has("see results");
  const pages = [
    ["/p/$projectId", t.project.quality, results],
    ["/p/$projectId/items", t.project.items, results],
    ["/p/$projectId/guideline", t.project.guideline, true],
    ["/p/$projectId/schema", t.project.schema, may.has("edit project")],
    ["/p/$projectId/data", t.project.transfer, may.has("export")],
    ["/p/$projectId/members", t.project.members, results],
    ["/p/$projectId/settings", t.project.settings, may.has("archive project")],
  ] as const;
  const here = pages.find(([to]) => to.replace("$projectId", projectId) === pathname.replace(/\/$/, ""));
  useTitle(here?.[1], project.name);
  if (!results && pathname.replace(/\/$/, "") === `/p/${projectId}`)
    return <Navigate to="/p/$projectId/guideline" params={params} replace />;
  return (
    <>
      <div className={tabs.bar}>
        <h1>{project.name}</h1>
        <nav aria-label={t.project.navigation}>
          {pages
            .filter(([, , shown]) => shown)
            .map(([to, name]) => (
              <Link
                key={to}
                to={to}
                params={params}
                className={tabs.tab}
                activeOptions={{ exact: to === "/p/$projectId", includeSearch: false }}
              >
                {name}
              </Link>
            ))}
        </nav>
        <span className={css.grow} />
        {may.has("review") && (
          <Button component={Link} to="/p/$projectId/review" params={params as never} variant="default">
            {t.project.review(project.progress.labeled)}
          </Button>
        )}
        {may.has("label") && gridQuestion(schema) && (
          <Button component={Link} to="/p/$projectId/grid" params={params as never} variant="default">
            {t.project.grid}
          </Button>
        )}
        {may.has("label") && (
          <Button component={Link} to="/p/$projectId/label" params={params as never}>
            {t.project.label}
          </Button>
        )}
      </div>
      {project.archived_at && (
        <p role="status" className={tabs.archived}>
          {t.settings.archivedSince(day(project.archived_at))}
        </p>
      )}
      <Outlet />
    </>
  );
}
