import { Button } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import { meQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { DuplicateDialog } from "@/pages/project/DuplicateDialog";
import type { Known } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** Duplicate, archive, delete: each says what becomes of the project, and can be taken back. */
export function Lifecycle({ project }: { project: Known }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const [duplicating, setDuplicating] = useState(false);
  const params = { path: { id: project.id } };
  const may = new Set<string>(project.may);
  const archived = project.archived_at !== null;
  const lists = () => client.invalidateQueries({ queryKey: ["projects"] });
  const shelve = async (to: "archive" | "unarchive") => {
    try {
      const changed = await got(
        to === "archive"
          ? api.POST("/api/v1/projects/{id}/archive", { params })
          : api.POST("/api/v1/projects/{id}/unarchive", { params }),
      );
      client.setQueryData(projectQuery(project.id).queryKey, changed);
      await lists();
      if (to === "archive") toast(t.settings.archived, { undo: () => void shelve("unarchive") });
      else toast(t.settings.unarchived);
    } catch (error) {
      complain(error);
    }
  };
  const restore = async () => {
    try {
      await got(api.POST("/api/v1/projects/{id}/restore", { params }));
      await lists();
      await navigate({ to: "/p/$projectId/settings", params: { projectId: project.id } });
    } catch (error) {
      complain(error);
    }
  };
  const remove = async () => {
    try {
      await got(api.DELETE("/api/v1/projects/{id}", { params }));
      await lists();
      await navigate({ to: "/", search: {} });
      client.removeQueries({ queryKey: projectQuery(project.id).queryKey });
      toast(t.settings.deleted(project.name), { undo: () => void restore() });
    } catch (error) {
      complain(error);
    }
  };
  return (
    <div className={css.card} style={{ marginTop: 16 }}>
      {may.has("duplicate project") && me.may_create_projects && (
        <Act title={t.settings.duplicate} why={t.settings.duplicateWhy}>
          <Button variant="default" onClick={() => setDuplicating(true)}>
            {t.settings.duplicate}
          </Button>
        </Act>
      )}
      {may.has("archive project") && (
        <Act
          title={archived ? t.settings.unarchive : t.settings.archive}
          why={archived ? t.settings.unarchiveWhy : t.settings.archiveWhy}
        >
          <Button variant="default" onClick={() => void shelve(archived ? "unarchive" : "archive")}>
            {archived ? t.settings.unarchive : t.settings.archive}
          </Button>
        </Act>
      )}
      {may.has("delete project") && (
        <Act title={t.settings.delete} why={t.settings.deleteWhy(project.progress.items, project.progress.answers)}>
          <Button variant="default" c="var(--tm-bad)" onClick={() => void remove()}>
            {t.settings.deleteProject}
          </Button>
        </Act>
      )}
      {duplicating && <DuplicateDialog project={project} onClose={() => setDuplicating(false)} />}
    </div>
  );
}

function Act({ title, why, children }: { title: string; why: string; children: React.ReactNode }) {
  return (
    <section className={`${css.section} ${css.act}`}>
      <div>
        <h2>{title}</h2>
        <p className="dim">{why}</p>
      </div>
      {children}
    </section>
  );
}
