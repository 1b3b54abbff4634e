import { Button, Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { api, got, type Schemas } from "@/api/client";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { type Answered, AnswersReport } from "@/pages/transfer/AnswersIn";
import own from "@/pages/transfer/data.module.css";
import { type Taken, TakenReport } from "@/pages/transfer/Files";
import type { Imported } from "@/pages/transfer/upload";
import { t } from "@/texts/texts";

type Job = Schemas["JobOut"];
type Exported = { items?: number; bytes?: number; lost?: Record<string, number> };

/** A project's imports and exports, newest first, each with what it did and what can be done with it. */
export function Jobs({ id, jobs }: { id: string; jobs: Job[] }) {
  return (
    <section className={css.card} style={{ marginTop: 16 }}>
      {jobs.length === 0 ? (
        <div className={css.empty}>{t.transfer.noJobs}</div>
      ) : (
        <table className={css.table} aria-label={t.transfer.jobs}>
          <thead>
            <tr>
              <th>{t.transfer.job}</th>
              <th>{t.transfer.when}</th>
              <th>{t.transfer.by}</th>
              <th style={{ width: "34%" }}>{t.transfer.state}</th>
              <th aria-label={t.transfer.file} />
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow key={job.id} project={id} job={job} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function JobRow({ project, job }: { project: string; job: Job }) {
  return (
    <tr>
      <td>{t.transfer.jobKinds[job.kind] ?? job.kind}</td>
      <td className="dim">{job.created_at.slice(0, 16).replace("T", " ")}</td>
      <td>{job.by}</td>
      <td>
        <JobState job={job} />
      </td>
      <td className={css.number}>
        <JobActions project={project} job={job} />
      </td>
    </tr>
  );
}

function JobState({ job }: { job: Job }) {
  const result = job.result as unknown;
  const part = job.total ? job.done / job.total : 0; // in the job's own unit, which is bytes for some
  if (job.state === "queued" || job.state === "running")
    return (
      <>
        <Progress value={100 * part} size="sm" animated aria-label={t.transfer.progress} />
        {job.error && <span className="dim">{job.error}</span>}
      </>
    );
  if (job.state === "cancelled") return <span className="dim">{t.transfer.cancelled(part)}</span>;
  if (job.state === "failed") return <span style={{ color: "var(--tm-bad)" }}>{job.error}</span>;
  if (!result) return null;
  if (job.kind === "import" || job.kind === "copy") return <ImportReport report={result as Imported} />;
  if (job.kind === "media") return <TakenReport report={result as Taken} />;
  if (job.kind === "answers") return <AnswersReport report={result as Answered} />;
  const made = result as Exported;
  if (job.kind !== "export") return <span>{t.transfer.counted(made.items ?? 0)}</span>;
  return (
    <span>
      {t.transfer.exported(made.items ?? 0, made.bytes ?? 0)}
      {Object.entries(made.lost ?? {}).map(([what, n]) => (
        <span key={what} className="dim">
          {" "}
          {t.transfer.lost(what, n)}
        </span>
      ))}
    </span>
  );
}

/** Cancel what is under way, go on with what stopped, take what is over out of the list. */
function JobActions({ project, job }: { project: string; job: Job }) {
  const client = useQueryClient();
  const done = (asked: Promise<unknown>) =>
    void asked.catch(complain).then(() => client.invalidateQueries({ queryKey: ["jobs", project] }));
  const params = { path: { id: job.id } };
  const kind = t.transfer.jobKinds[job.kind] ?? job.kind;
  const running = job.state === "queued" || job.state === "running";
  return (
    <Button.Group className={own.actions}>
      {job.state === "done" && job.kind === "export" && job.kept_until && (
        <Button component="a" href={`/api/v1/exports/${job.id}/file`} variant="default">
          {t.transfer.download}
        </Button>
      )}
      {job.resumable && (
        <Button
          variant="default"
          aria-label={t.transfer.ofJob(t.transfer.resume, kind)}
          onClick={() => done(got(api.POST("/api/v1/jobs/{id}/resume", { params })))}
        >
          {t.transfer.resume}
        </Button>
      )}
      {running && job.kind !== "statistics" && (
        <Button
          variant="default"
          aria-label={t.transfer.ofJob(t.transfer.cancel, kind)}
          onClick={() => done(got(api.POST("/api/v1/jobs/{id}/cancel", { params })))}
        >
          {t.transfer.cancel}
        </Button>
      )}
      {!running && (
        <Button
          variant="subtle"
          color="gray"
          aria-label={t.transfer.ofJob(t.transfer.remove, kind)}
          onClick={() => done(got(api.DELETE("/api/v1/jobs/{id}", { params })))}
        >
          {t.transfer.remove}
        </Button>
      )}
    </Button.Group>
  );
}

/** What came of a file of items: every row is counted, and what was assumed about the file is said. */
export function ImportReport({ report }: { report: Imported }) {
  const lost = Object.entries(report.lost);
  return (
    <div role="status">
      <strong>{t.transfer.imported(report.imported)}</strong>
      {report.duplicates > 0 && `, ${t.transfer.duplicatesSkipped(report.duplicates)}`}
      {report.refused > 0 && <span style={{ color: "var(--tm-bad)" }}>, {t.transfer.rejected(report.refused)}</span>}
      {[...lost.map(([what, n]) => t.transfer.lostLine(what, n)), ...report.notes].map((line) => (
        <div key={line} className="dim">
          {line}
        </div>
      ))}
      {report.errors.length > 0 && (
        <details>
          <summary>{t.transfer.showErrors}</summary>
          <ul className={own.errors}>
            {report.errors.slice(0, 100).map((e) => (
              <li key={e.line}>
                <span className="mono">{t.transfer.line(e.line)}</span> {e.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
