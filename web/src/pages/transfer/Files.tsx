import { Button, Group, Progress, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { api, got } from "@/api/client";
import { count } from "@/app/Progress";
import css from "@/app/shell.module.css";
import { DropZone } from "@/pages/transfer/DropZone";
import own from "@/pages/transfer/data.module.css";
import { chosen, dropped, type Named } from "@/pages/transfer/folder";
import { type Sending, sendAll } from "@/pages/transfer/send";

const TAKEN = /\.(jpe?g|png|webp|avif|heic|tiff?|gif|pdf|zip)$/i;

/** What a job of taking pictures in came to. */
export type Taken = {
  files: number;
  items: number;
  duplicates: number;
  refused: number;
  errors: { file?: string; line?: number; message: string }[];
};

/** Drop pictures, folders or zip files: each is sent in parts that go on where they broke off, then made an item. */
export function Files({ id, onDone }: { id: string; onDone: () => Promise<unknown> }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [batch, setBatch] = useState("");
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<(() => void) | null>(null);

  const take = async (all: Named[]) => {
    const named = all.filter((n) => TAKEN.test(n.name));
    setProblem(
      named.length < all.length ? `${all.length - named.length} files are no pictures and were left out.` : null,
    );
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
      <h2>Upload images</h2>
      <DropZone onDrop={(data) => void dropped(data).then(take)}>
        <p>Drop pictures, folders, PDFs or zip files here: JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF.</p>
        <p className="dim">
          Each picture becomes an item, with its path for a key. What is sent already is kept if the network breaks.
        </p>
        <Group justify="center" gap="sm">
          <Button variant="default" disabled={sending !== null} onClick={() => files.current?.click()}>
            Choose files
          </Button>
          <Button variant="default" disabled={sending !== null} onClick={() => folder.current?.click()}>
            Choose a folder
          </Button>
        </Group>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept="image/*,.tif,.tiff,.heic,.avif,.pdf,.zip"
          aria-label="Pictures to bring in"
          onChange={(e) => void take(chosen(e.currentTarget.files!))}
        />
        <input
          ref={folder}
          type="file"
          hidden
          aria-label="Folder to bring in"
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
              aria-label="Sending pictures"
            />
            <Group justify="space-between" mt={4}>
              <span className="dim">
                {count(sending.done)} of {count(sending.files)} files, {size(sending.sent)} of {size(sending.bytes)} ·{" "}
                {sending.name}
              </span>
              <Button variant="subtle" color="gray" onClick={() => stop.current?.()}>
                Stop
              </Button>
            </Group>
          </div>
        )}
      </DropZone>
      <Group mt="sm">
        <TextInput
          aria-label="Batch of the pictures"
          placeholder="Batch (optional)"
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

const size = (bytes: number) =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

export function TakenReport({ report }: { report: Taken }) {
  return (
    <div role="status">
      <strong>{count(report.files)} pictures</strong>, {count(report.items)} items
      {report.duplicates > 0 && `, ${count(report.duplicates)} there already`}
      {report.refused > 0 && <span style={{ color: "var(--tm-bad)" }}>, {count(report.refused)} rejected</span>}
      {report.errors.length > 0 && (
        <details>
          <summary>Show errors</summary>
          <ul className={own.errors}>
            {report.errors.slice(0, 100).map((e, i) => (
              <li key={i}>
                <span className="mono">{e.file ?? `item ${e.line}`}</span> {e.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
