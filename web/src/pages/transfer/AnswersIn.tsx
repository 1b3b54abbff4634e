import { Button, Checkbox, Group, Progress, Select } from "@mantine/core";
import { useRef, useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import own from "@/pages/transfer/data.module.css";
import { sendAll } from "@/pages/transfer/send";
import { t } from "@/texts/texts";

/** What a job of taking answers in came to. */
export type Answered = {
  pictures: number;
  regions: number;
  items: number;
  people: number;
  files: number;
  refused: number;
  errors: { file: string; message: string }[];
  lost: Record<string, number>;
};

type Props = { id: string; items: number; formats: { value: string; label: string }[]; onDone: () => Promise<unknown> };

/** Answers that were given elsewhere, in any of the formats that go out; a zip may hold the pictures too. */
export function AnswersIn({ id, items, formats, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState("coco");
  const [as, setAs] = useState<"settled" | "annotators">("settled");
  const [schema, setSchema] = useState(false);
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    const state = { files: 1, done: 0, bytes: file.size, sent: 0, name: file.name };
    try {
      const [upload] = await sendAll(
        id,
        [{ file, name: file.name }],
        state,
        () => setPart(state.sent / Math.max(1, state.bytes)),
        stop,
      );
      await got(
        api.POST("/api/v1/projects/{id}/answers", {
          params: { path: { id } },
          body: { upload: upload!, format, as, schema },
        }),
      );
    } catch (error) {
      setProblem((error as Error).message);
    }
    setPart(null);
    if (input.current) input.current.value = "";
    await onDone();
  };
  return (
    <section className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
      <h2>{t.transfer.annotations}</h2>
      <Group align="end">
        <Select
          label={t.transfer.format}
          data={formats}
          value={format}
          allowDeselect={false}
          onChange={(v) => v && setFormat(v)}
          style={{ flex: 1 }}
        />
        <Select
          label={t.transfer.as}
          data={[
            { value: "settled", label: t.transfer.asApproved },
            { value: "annotators", label: t.transfer.asPeople },
          ]}
          value={as}
          allowDeselect={false}
          onChange={(v) => v && setAs(v as "settled")}
          w={210}
        />
        <Button variant="default" disabled={part !== null} onClick={() => input.current?.click()}>
          {t.transfer.chooseZip}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.xml,.zip"
          aria-label={t.transfer.annotationsInput}
          onChange={(e) => void take(e.currentTarget.files?.[0])}
        />
      </Group>
      {items === 0 && (
        <Checkbox
          mt="sm"
          label={t.transfer.schemaToo}
          description={t.transfer.schemaTooWhy}
          checked={schema}
          onChange={(e) => setSchema(e.currentTarget.checked)}
        />
      )}
      {part !== null && (
        <Progress value={part * 100} size="sm" mt="md" animated aria-label={t.transfer.sendingAnnotations} />
      )}
      {problem && (
        <p role="alert" style={{ color: "var(--tm-bad)" }}>
          {problem}
        </p>
      )}
    </section>
  );
}

export function AnswersReport({ report }: { report: Answered }) {
  const lost = Object.entries(report.lost);
  return (
    <div role="status">
      <strong>{t.transfer.imagesAnswered(report.pictures)}</strong>, {t.transfer.regions(report.regions)}
      {report.items > 0 && `, ${t.transfer.newItems(report.items)}`}
      {report.people > 0 && `, ${t.transfer.newPeople(report.people)}`}
      {report.refused > 0 && <span style={{ color: "var(--tm-bad)" }}>, {t.transfer.rejected(report.refused)}</span>}
      {(report.errors.length > 0 || lost.length > 0) && (
        <details>
          <summary>{t.transfer.notImported}</summary>
          <ul className={own.errors}>
            {lost.map(([what, n]) => (
              <li key={what}>{t.transfer.lostLine(what, n)}</li>
            ))}
            {report.errors.slice(0, 100).map((e, i) => (
              <li key={i}>
                <span className="mono">{e.file}</span> {e.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
