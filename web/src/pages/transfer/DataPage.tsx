import { Button, Checkbox, Group, Progress, Select, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, useRef, useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { formatsQuery, jobsQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { useSchema } from "@/editor/registry";
import { useProjectId } from "@/pages/project/projectId";
import { type Answered, AnswersIn, AnswersReport } from "@/pages/transfer/AnswersIn";
import { DropZone } from "@/pages/transfer/DropZone";
import { Duplicates } from "@/pages/transfer/Duplicates";
import own from "@/pages/transfer/data.module.css";
import { Files, type Taken, TakenReport } from "@/pages/transfer/Files";
import { RemoteSource } from "@/pages/transfer/RemoteSource";
import { type Imported, typeOf, upload } from "@/pages/transfer/upload";
import { t } from "@/texts/texts";

export function DataPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: jobs } = useSuspenseQuery(jobsQuery(id));
  const { data: known } = useSuspenseQuery(formatsQuery);
  const [format, setFormat] = useState("truemark");
  const [withImages, setWithImages] = useState(false);
  const schema = useSchema(project.schema);
  const stages = schema.stages.map((s) => schema.registry.stage(s));
  const may = project.may.includes("import"); // not in an archived project, which can still be exported
  const takesFiles = may && stages.some((s) => s.sources.includes("files"));
  const takesAddresses = may && stages.some((s) => s.sources.includes("addresses"));
  const refresh = () =>
    client.invalidateQueries({ predicate: (q) => ["jobs", "project"].includes(String(q.queryKey[0])) });
  const shows = schema.stages.map((s) => s.type);
  const fitting = known.filter((f) => f.stages.length === 0 || f.stages.some((s) => shows.includes(s)));
  const options = (formats: typeof known) => formats.map((f) => ({ value: f.name, label: f.title }));
  const takesImages = known.find((f) => f.name === format)?.media === "optional";
  const exportNow = async () => {
    await got(
      api.POST("/api/v1/projects/{id}/exports", {
        params: { path: { id } },
        body: { format, images: withImages && takesImages },
      }),
    ).catch(complain);
    await refresh();
  };
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      {takesFiles && <Files id={id} onDone={refresh} />}
      {takesAddresses && <RemoteSource id={id} onDone={refresh} />}
      {may && <Import id={id} onDone={refresh} sources={schema.stages.map((s) => s.source)} />}
      {takesFiles && <Duplicates id={id} />}
      {takesFiles && (
        <AnswersIn
          id={id}
          items={project.progress.items ?? 0}
          formats={options(fitting.filter((f) => f.reads))}
          onDone={refresh}
        />
      )}
      <section className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
        <h2>{t.transfer.export}</h2>
        <Group align="end">
          <Select
            label={t.transfer.format}
            data={options(fitting.filter((f) => f.writes))}
            value={format}
            allowDeselect={false}
            onChange={(v) => v && setFormat(v)}
            style={{ flex: 1 }}
          />
          {takesImages && (
            <Checkbox
              label={t.transfer.withImages}
              checked={withImages}
              onChange={(e) => setWithImages(e.currentTarget.checked)}
              pb={6}
            />
          )}
          <Button onClick={() => void exportNow()}>{t.transfer.exportItems(project.progress.items)}</Button>
        </Group>
      </section>
      <section className={css.card} style={{ marginTop: 16 }}>
        {jobs.length === 0 ? (
          <div className={css.empty}>{t.transfer.noJobs}</div>
        ) : (
          <table className={css.table}>
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
                <JobRow key={job.id} job={job} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </main>
  );
}

function JobRow({ job }: { job: Schemas["JobOut"] }) {
  const result = job.result as (Imported & { items?: number; bytes?: number; lost?: Record<string, number> }) | null;
  const running = job.state === "queued" || job.state === "running";
  return (
    <tr>
      <td>{t.transfer.jobKinds[job.kind] ?? job.kind}</td>
      <td className="dim">{job.created_at.slice(0, 16).replace("T", " ")}</td>
      <td>{job.by}</td>
      <td>
        {running && (
          <Progress
            value={job.total ? (100 * job.done) / job.total : 0}
            size="sm"
            animated
            aria-label={t.transfer.progress}
          />
        )}
        {job.state === "failed" && <span style={{ color: "var(--tm-bad)" }}>{job.error}</span>}
        {job.state === "done" && (job.kind === "import" || job.kind === "copy") && result && <Report report={result} />}
        {job.state === "done" && job.kind === "media" && result && <TakenReport report={result as unknown as Taken} />}
        {job.state === "done" && job.kind === "answers" && result && (
          <AnswersReport report={result as unknown as Answered} />
        )}
        {job.state === "done" && job.kind === "export" && result && (
          <span>
            {t.transfer.exported(result.items ?? 0, result.bytes ?? 0)}
            {Object.entries(result.lost ?? {}).map(([what, n]) => (
              <span key={what} className="dim">
                {" "}
                {t.transfer.lost(what, n)}
              </span>
            ))}
          </span>
        )}
      </td>
      <td className={css.number}>
        {job.state === "done" && job.kind === "export" && (
          <Button component="a" href={`/api/v1/exports/${job.id}/file`} variant="default">
            {t.transfer.download}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Report({ report }: { report: Imported }) {
  return (
    <div role="status">
      <strong>{t.transfer.imported(report.imported)}</strong>
      {report.duplicates > 0 && `, ${t.transfer.duplicatesSkipped(report.duplicates)}`}
      {report.refused > 0 && <span style={{ color: "var(--tm-bad)" }}>, {t.transfer.rejected(report.refused)}</span>}
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

/** Drag a file in or choose one; small ones are in at once, large ones go on as a job. */
function Import({ id, sources, onDone }: { id: string; sources: string[]; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [batch, setBatch] = useState("");
  const [strict, setStrict] = useState(false);
  const [sent, setSent] = useState<{ name: string; part: number } | null>(null);
  const [report, setReport] = useState<Imported | null>(null);
  const [error, setError] = useState<string | null>(null);
  const take = async (files: FileList | null) => {
    setReport(null);
    setError(null);
    for (const file of files ?? []) {
      try {
        setSent({ name: file.name, part: 0 });
        const done = await upload(id, file, typeOf(file.name), { batch: batch.trim() || undefined, strict }, (part) =>
          setSent({ name: file.name, part }),
        );
        if (done) setReport(done);
      } catch (problem) {
        setError(`${file.name}: ${(problem as Error).message}`);
        break;
      }
    }
    setSent(null);
    if (input.current) input.current.value = "";
    onDone();
  };
  return (
    <section className={`${css.card} ${css.section}`}>
      <h2>{t.transfer.items}</h2>
      <DropZone onDrop={(data) => void take(data.files)}>
        <p>{t.transfer.dropItems}</p>
        <p className="dim">
          {t.transfer.needs}{" "}
          {sources.map((s, i) => (
            <Fragment key={s}>
              {i > 0 && ", "}
              <code className="mono">{s}</code>
            </Fragment>
          ))}
          . {t.transfer.needsKey[0]} <code className="mono">{t.transfer.needsKey[1]}</code>
          {t.transfer.needsKey[2]}
        </p>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t.transfer.chooseFile}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt"
          aria-label={t.transfer.fileInput}
          onChange={(e) => void take(e.currentTarget.files)}
        />
        {sent && (
          <Progress value={sent.part * 100} size="sm" mt="md" animated aria-label={t.transfer.sendingFile(sent.name)} />
        )}
      </DropZone>
      <Group mt="sm" align="center">
        <TextInput
          aria-label={t.transfer.batch}
          placeholder={t.transfer.batchOptional}
          value={batch}
          onChange={(e) => setBatch(e.currentTarget.value)}
        />
        <Checkbox
          label={t.transfer.allOrNothing}
          checked={strict}
          onChange={(e) => setStrict(e.currentTarget.checked)}
        />
        <span className={css.grow} />
        <Link to="/p/$projectId/items" params={{ projectId: id }} search={{ filter: undefined, sort: undefined }}>
          {t.transfer.seeItems}
        </Link>
      </Group>
      {report && (
        <div style={{ marginTop: 12 }}>
          <Report report={report} />
        </div>
      )}
      {error && (
        <p role="alert" style={{ color: "var(--tm-bad)", overflowWrap: "anywhere" }}>
          {error}
        </p>
      )}
    </section>
  );
}
