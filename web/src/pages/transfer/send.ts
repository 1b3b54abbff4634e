/** Sending files in parts that go on where they broke off (tus). */
import { Upload } from "tus-js-client";
import type { Named } from "@/pages/transfer/folder";
import { t } from "@/texts/texts";

const PART = 8 * 1024 * 1024;
const AT_ONCE = 3;

export type Sending = { files: number; done: number; bytes: number; sent: number; name: string };

/** Send all files, a few at a time; gives their uploads' ids. `state` is kept up to date, `stop` is set to what stops it. */
export async function sendAll(
  project: string,
  named: Named[],
  state: Sending,
  changed: () => void,
  stop: React.RefObject<(() => void) | null>,
): Promise<string[]> {
  const ids: string[] = new Array(named.length);
  const sent = new Array<number>(named.length).fill(0);
  const running = new Map<Upload, (reason: Error) => void>();
  let stopped = false;
  let next = 0;
  stop.current = () => {
    stopped = true;
    for (const [upload, reject] of running) {
      void upload.abort();
      reject(new Error(t.transfer.stopped));
    }
  };
  const one = (at: number) =>
    new Promise<void>((resolve, reject) => {
      const { file, name } = named[at]!;
      const upload = new Upload(file, {
        endpoint: `/api/v1/projects/${project}/uploads`,
        metadata: { filename: name },
        chunkSize: PART,
        uploadDataDuringCreation: true,
        retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000, 30_000],
        removeFingerprintOnSuccess: true,
        onProgress: (bytes) => {
          sent[at] = bytes;
          state.sent = sent.reduce((a, b) => a + b, 0);
          state.name = name;
          changed();
        },
        onError: (error) => {
          running.delete(upload);
          reject(new Error(`${name}: ${error.message}`));
        },
        onSuccess: () => {
          running.delete(upload);
          ids[at] = upload.url!.split("/").at(-1)!;
          state.done += 1;
          sent[at] = file.size;
          changed();
          resolve();
        },
      });
      running.set(upload, reject);
      const go = async () => {
        // A file that was begun before goes on where it was.
        const [before] = await upload.findPreviousUploads();
        if (before) upload.resumeFromPreviousUpload(before);
        if (!stopped) upload.start();
      };
      go().catch(reject);
    });
  const worker = async () => {
    while (next < named.length && !stopped) await one(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ids;
}
