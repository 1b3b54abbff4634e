import { Button, Checkbox, Group, Progress, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, useRef, useState } from "react";
import { formatsQuery, jobsQuery, kindsQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { useSchema } from "@/editor/registry";
import { useProjectId } from "@/pages/project/projectId";
import { AnswersIn } from "@/pages/transfer/AnswersIn";
import { DropZone } from "@/pages/transfer/DropZone";
import { Duplicates } from "@/pages/transfer/Duplicates";
import { Export } from "@/pages/transfer/Export";
import { Files } from "@/pages/transfer/Files";
import { ImportReport, Jobs } from "@/pages/transfer/Jobs";
import { RemoteSource } from "@/pages/transfer/RemoteSource";
import { type Imported, typeOf, upload } from "@/pages/transfer/upload";
import { t } from "@/texts/texts";

export function DataPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: jobs } = useSuspenseQuery(jobsQuery(id));
  const { data: known } = useSuspenseQuery(formatsQuery);
  const schema = useSchema(project.schema);
  const stages = schema.stages.map((s) => schema.registry.stage(s));
  const may = project.may.includes("import"); // not in an archived project, which can still be exported
  const takesFiles = may && stages.some((s) => s.sources.includes("files"));
  const takesAddresses = may && stages.some((s) => s.sources.includes("addresses"));
  const refresh = () =>
    client.invalidateQueries({ predicate: (q) => ["jobs", "project"].includes(String(q.queryKey[0])) });
  const { data: kinds } = useSuspenseQuery(kindsQuery);
  const suffixes = kinds.stages
    .filter((s) => schema.stages.some((own) => own.type === s.name))
    .flatMap((s) => s.suffixes);
  const shows = schema.stages.map((s) => s.type);
  const fitting = known.filter((f) => f.stages.length === 0 || f.stages.some((s) => shows.includes(s)));
  const options = (formats: typeof known) => formats.map((f) => ({ value: f.name, label: f.title }));
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      {takesFiles && <Files id={id} suffixes={suffixes} onDone={refresh} />}
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
      <Export id={id} formats={fitting.filter((f) => f.writes)} items={project.progress.items ?? 0} onDone={refresh} />
      <Jobs id={id} jobs={jobs} />
    </main>
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
          <ImportReport report={report} />
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
