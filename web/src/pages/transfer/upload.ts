import type { Schemas } from "@/api/client";
import { t } from "@/texts/texts";

export type Imported = Schemas["ImportOut"];

const TYPES: Record<string, string> = {
  json: "application/json",
  jsonl: "application/jsonl",
  ndjson: "application/jsonl",
  csv: "text/csv",
  tsv: "text/tab-separated-values",
  txt: "text/plain",
};

/** The media type of a file by its name; throws for one that cannot be imported. */
export function typeOf(name: string): string {
  const type = TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!type) throw new Error(t.transfer.noSuchFile);
  return type;
}

/** Send a file, telling how much is sent (0 to 1). Gives the report, or null when a job goes on with it. */
export function upload(
  project: string,
  file: File,
  type: string,
  options: { batch?: string; strict: boolean },
  onPart: (part: number) => void,
): Promise<Imported | null> {
  const query = new URLSearchParams();
  if (options.batch) query.set("batch", options.batch);
  if (options.strict) query.set("all_or_nothing", "true");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how much of a body is sent
    request.open("POST", `/api/v1/projects/${project}/items?${query}`);
    request.setRequestHeader("Content-Type", type);
    request.upload.onprogress = (event) => event.lengthComputable && onPart(event.loaded / event.total);
    request.onerror = () => reject(new Error(t.transfer.offline));
    request.onload = () => {
      let answer: { detail?: string };
      try {
        answer = JSON.parse(request.responseText || "{}");
      } catch {
        // A proxy or a crash answers with no JSON; the bar must end all the same.
        reject(new Error(t.transfer.noAnswer(request.status)));
        return;
      }
      if (request.status === 201) resolve(answer as unknown as Imported);
      else if (request.status === 202) resolve(null);
      else reject(new Error(answer.detail ?? request.statusText));
    };
    request.send(file);
  });
}
