/** What the desk asks of the server. */
import { api, got, type Schemas } from "@/api/client";
import type { Entry } from "@/editor/outbox";

export type Task = Schemas["TaskOut"];

const MOST_NAMED = 9; // one less than the server lets a person hold

/** One task; null when none is left now. holding: assignments at hand, which are passed over. */
export async function askNext(project: string, holding: string[]): Promise<Task | null> {
  const body = { holding: holding.slice(0, MOST_NAMED) };
  const task = await got(api.POST("/api/v1/projects/{id}/next", { params: { path: { id: project } }, body }));
  return task && typeof task === "object" && "assignment" in task ? (task as Task) : null;
}

/** Deliver what was handed in. next: ask for the next task with it; the answer has it then. */
export async function deliver(entry: Entry, next: boolean, holding: string[]): Promise<unknown> {
  const path = { id: entry.assignment };
  if (entry.kind === "skip") {
    const body = entry.body as Schemas["Skip"];
    await got(api.POST("/api/v1/assignments/{id}/skip", { params: { path }, body }));
    return undefined;
  }
  const body = { ...entry.body, key: entry.key, holding: holding.slice(0, MOST_NAMED) } as Schemas["Submit"];
  const answer = await got(api.POST("/api/v1/assignments/{id}/submit", { params: { path, query: { next } }, body }));
  return next ? answer : undefined;
}

/** One's own item again, to be corrected. */
export function openAgain(project: string, assignment: string): Promise<Task> {
  const path = { id: project, assignment };
  return got(api.POST("/api/v1/projects/{id}/mine/{assignment}/open", { params: { path } }));
}

/** Give a task back that nobody has begun; also while the page goes away. */
export function release(assignment: string): void {
  const options: RequestInit = { method: "POST", keepalive: true, credentials: "same-origin" };
  void fetch(`/api/v1/assignments/${assignment}/release`, options).catch(() => undefined);
}
