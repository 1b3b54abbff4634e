import { Button, Group, Progress, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import { DropZone } from "@/pages/transfer/DropZone";
import own from "@/pages/transfer/data.module.css";
import { chosen, dropped, type Named } from "@/pages/transfer/folder";
import { type Sending, sendAll } from "@/pages/transfer/send";
import { t } from "@/texts/texts";

/** What a job of importing images came to. */
export type Taken = {
  files: number;
  items: number;
  duplicates: number;
  refused: number;
  errors: { file?: string; line?: number; message: string }[];
};

type Props = { id: string; suffixes: string[]; onDone: () => Promise<unknown> };

/**
 * Drop images, folders or zip files: each is sent in parts that go on where they broke off, then made an item.
 * suffixes: of the files that the project's stages show.
 */
export function Files({ id, suffixes, onDone }: Props) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [batch, setBatch] = useState("");
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);

  const taken = [...suffixes, ".zip"];
  const take = async (all: Named[]) => {
    const named = all.filter((n) => taken.some((suffix) => n.name.toLowerCase().endsWith(suffix)));
    setProblem(named.length < all.length ? t.transfer.noImages(all.length - named.length) : null);
    if (named.length === 0) return;
    const state: Sending = {
      files: named.length,
      done: 0,
      bytes: named.reduce((sum, n) => sum + n.file.size, 0),
      sent: 0,
      name: named[0]!.name,
    };
    setSending({ ...state });
    try {
      const ids = await sendAll(id, named, state, () => setSending({ ...state }), stop);
      await got(
        api.POST("/api/v1/projects/{id}/media", {
          params: { path: { id } },
          body: { uploads: ids, batch: batch.trim() || null, items: true },
        }),
      );
    } catch (error) {
      setProblem((error as Error).message);
    }
    setSending(null);
    for (const input of [files, folder]) if (input.current) input.current.value = "";
    await onDone();
  };
  return (
    <section className={`${css.card} ${css.section}`} style={{ marginBottom: 16 }}>
      <h2>{t.transfer.images}</h2>
      <DropZone onDrop={(data) => void dropped(data).then(take)}>
        <p>{t.transfer.drop}</p>
        <p className="dim">{t.transfer.dropWhy}</p>
        <Group justify="center" gap="sm">
          <Button variant="default" disabled={sending !== null} onClick={() => files.current?.click()}>
            {t.transfer.chooseFiles}
          </Button>
          <Button variant="default" disabled={sending !== null} onClick={() => folder.current?.click()}>
            {t.transfer.chooseFolder}
          </Button>
        </Group>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept={taken.join(",")}
          aria-label={t.transfer.filesInput}
          onChange={(e) => void take(chosen(e.currentTarget.files!))}
        />
        <input
          ref={folder}
          type="file"
          hidden
          aria-label={t.transfer.folderInput}
          {...{ webkitdirectory: "" }}
          onChange={(e) => void take(chosen(e.currentTarget.files!))}
        />
        {sending && (
          <div role="status">
            <Progress
              value={(100 * sending.sent) / Math.max(1, sending.bytes)}
              size="sm"
              mt="md"
              animated
              aria-label={t.transfer.sending}
            />
            <Group justify="space-between" mt={4}>
              <span className="dim">
                {t.transfer.sent(sending.done, sending.files, sending.sent, sending.bytes, sending.name)}
              </span>
              <Button variant="subtle" color="gray" onClick={() => stop.current?.()}>
                {t.transfer.stop}
              </Button>
            </Group>
          </div>
        )}
      </DropZone>
      <Group mt="sm">
        <TextInput
          aria-label={t.transfer.batchImages}
          placeholder={t.transfer.batchOptional}
          value={batch}
          onChange={(e) => setBatch(e.currentTarget.value)}
        />
      </Group>
      {problem && (
        <p role="alert" style={{ color: "var(--tm-bad)" }}>
          {problem}
        </p>
      )}
    </section>
  );
}

export function TakenReport({ report }: { report: Taken }) {
  return (
    <div role="status">
      <strong>{t.transfer.imagesTaken(report.files)}</strong>, {t.transfer.itemsTaken(report.items)}
      {report.duplicates > 0 && `, ${t.transfer.alreadyThere(report.duplicates)}`}
      {report.refused > 0 && <span style={{ color: "var(--tm-bad)" }}>, {t.transfer.rejected(report.refused)}</span>}
      {report.errors.length > 0 && (
        <details>
          <summary>{t.transfer.showErrors}</summary>
          <ul className={own.errors}>
            {report.errors.slice(0, 100).map((e, i) => (
              <li key={i}>
                <span className="mono">{e.file ?? t.transfer.itemLine(e.line)}</span> {e.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
