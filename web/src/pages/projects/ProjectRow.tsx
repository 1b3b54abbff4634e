import { Button, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import type { Shelf } from "@/api/queries";
import { ConfirmDialog } from "@/app/ConfirmDialog";
import { count, ProgressBar } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import type { Listed } from "@/pages/projects/sorting";
import { day } from "@/texts/many";
import { t } from "@/texts/texts";

type RowProps = { project: Listed; shelf: Shelf; owner: boolean };

/** A project in the list, with what can be done from there. */
export function ProjectRow({ project, shelf, owner }: RowProps) {
  const { progress } = project;
  return (
    <tr>
      <td>
        {shelf === "trash" ? (
          <strong>{project.name}</strong>
        ) : (
          <Link to="/p/$projectId" params={{ projectId: project.id }} className={css.name}>
            {project.name}
          </Link>
        )}
        {project.returned > 0 && shelf === "active" && (
          <Link
            to="/p/$projectId/label"
            params={{ projectId: project.id }}
            style={{ display: "block", color: "var(--tm-warn)" }}
          >
            {t.projects.returned(project.returned)}
          </Link>
        )}
        {project.description && <div className={css.under}>{project.description}</div>}
      </td>
      <td>
        <ProgressBar progress={progress} />
      </td>
      <td className={css.number}>{count(progress.items)}</td>
      <td className={css.number}>
        {count(progress.answers)} <span className="dim">{t.projects.of(count(progress.wanted))}</span>
      </td>
      <td>{t.app.roles[project.role ?? "owner"]}</td>
      <td className="dim">{day((shelf === "trash" ? project.purge_at : project.created_at) ?? "")}</td>
      <td className={css.number}>
        {shelf === "active" && project.role !== "viewer" && (
          <Button component={Link} to="/p/$projectId/label" params={{ projectId: project.id } as never} variant="light">
            {t.projects.label}
          </Button>
        )}
        {shelf === "archived" && (owner || project.role === "manager") && <Unarchive project={project} />}
        {shelf === "trash" && <OfTrash project={project} owner={owner} />}
      </td>
    </tr>
  );
}

function Unarchive({ project }: { project: Listed }) {
  const client = useQueryClient();
  const unarchive = async () => {
    try {
      await got(api.POST("/api/v1/projects/{id}/unarchive", { params: { path: { id: project.id } } }));
      toast(t.projects.restored(project.name));
    } catch (error) {
      complain(error);
    }
    await client.invalidateQueries({ queryKey: ["projects"] });
  };
  return (
    <Button variant="default" aria-label={t.projects.unarchiveWho(project.name)} onClick={() => void unarchive()}>
      {t.projects.unarchive}
    </Button>
  );
}

/** Back, or away for good: the one act that is asked about, for nothing undoes it. */
function OfTrash({ project, owner }: { project: Listed; owner: boolean }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = async (how: "restore" | "purge") => {
    setAsking(false);
    try {
      const params = { path: { id: project.id } };
      if (how === "restore") await got(api.POST("/api/v1/projects/{id}/restore", { params }));
      else await got(api.POST("/api/v1/projects/{id}/purge", { params }));
      toast(how === "restore" ? t.projects.restored(project.name) : t.projects.purged(project.name));
    } catch (error) {
      complain(error);
    }
    await client.invalidateQueries({ queryKey: ["projects"] });
  };
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button variant="default" aria-label={t.projects.restoreWho(project.name)} onClick={() => void act("restore")}>
        {t.projects.restore}
      </Button>
      {owner && (
        <Button
          variant="subtle"
          color="red"
          aria-label={t.projects.purgeWho(project.name)}
          onClick={() => setAsking(true)}
        >
          {t.projects.purge}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        title={t.projects.purgeTitle(project.name)}
        why={t.projects.purgeWhy(project.progress.items, project.progress.answers)}
        act={t.projects.purge}
        keep={t.projects.keep}
        onKeep={() => setAsking(false)}
        onAct={() => void act("purge")}
      />
    </Group>
  );
}
