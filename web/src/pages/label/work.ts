/** A shift of work: the task on screen, the one prefetched behind it, drafts, and the outbox. */
import { useSyncExternalStore } from "react";
import { api, got, Problem, type Schemas, Unreachable } from "@/api/client";
import { type Entry, forgetDraft, keepDraft, localDraft, Outbox } from "@/editor/outbox";
import type { Answers } from "@/editor/schema";
import { EditorSession } from "@/editor/session";

export type Task = Schemas["TaskOut"];
export type Saved = "clean" | "changed" | "saved" | "offline";

export type WorkState = {
  task: Task | null;
  session: EditorSession;
  /** loading: waiting for a task; empty: none is left; ready: one is on screen; offline: none at hand and no network. */
  phase: "loading" | "ready" | "empty" | "offline";
  saved: Saved;
  savedAt: number | null;
  done: number;
  startedAt: number;
  /** What the person must be told. */
  notice: string | null;
};

const isLater = (error: unknown) =>
  error instanceof Unreachable || (error instanceof Problem && error.problem.status === 401);
const SAVE_AFTER = 700;
const IDLE_AFTER = 60_000;

export class Work {
  private state: WorkState = {
    task: null,
    session: new EditorSession(),
    phase: "loading",
    saved: "clean",
    savedAt: null,
    done: 0,
    startedAt: Date.now(),
    notice: null,
  };
  private listeners = new Set<() => void>();
  private ahead: Task | null = null;
  private saving: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private underway = 0; // submits and skips that are being sent
  private taken = new Map<string, number>(); // when the server answered what was handed in; ∞ until then
  private active = 0;
  private lastAct = Date.now();
  private unsubscribe = () => {};
  readonly outbox: Outbox;

  constructor(
    readonly project: string,
    user: string,
    private readonly leaseMinutes: number,
  ) {
    this.outbox = new Outbox(user, this.send, isLater);
  }

  get = (): WorkState => this.state;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start = async (): Promise<void> => {
    window.addEventListener("online", this.onOnline);
    window.addEventListener("pagehide", this.onHide);
    for (const name of ["keydown", "pointerdown", "pointermove"] as const)
      window.addEventListener(name, this.act, { passive: true });
    this.beat = setInterval(this.keepLease, Math.max(20_000, this.leaseMinutes * 20_000));
    await this.outbox.open().catch(() => undefined);
    await this.fetch();
  };

  stop = (): void => {
    window.removeEventListener("online", this.onOnline);
    window.removeEventListener("pagehide", this.onHide);
    for (const name of ["keydown", "pointerdown", "pointermove"] as const) window.removeEventListener(name, this.act);
    clearInterval(this.beat);
    void this.save();
    this.letGo();
    this.outbox.close();
    this.unsubscribe();
  };

  /** Get a task to the screen, and one behind it. */
  fetch = async (): Promise<void> => {
    if (this.state.task) return;
    this.set({ phase: "loading" });
    try {
      const asked = performance.now();
      const task = await this.next([]);
      if (!task) {
        this.set({ phase: "empty" });
        return;
      }
      // What is still on its way to the server is not work to be done; its answer asks again.
      if (!this.isNew(task, asked)) {
        this.set({ phase: this.underway ? "loading" : "offline" });
        return;
      }
      await this.show(task);
      void this.prefetch();
    } catch (error) {
      if (isLater(error)) this.set({ phase: "offline" });
      else this.set({ phase: "empty", notice: error instanceof Error ? error.message : String(error) });
    }
  };

  /** Hand in what is on screen and go on; the next task is there before the server has answered. */
  submit = async (answers: Answers): Promise<void> => {
    const task = this.state.task;
    if (!task) return;
    const next = this.fresh();
    const entry = this.entry("submit", task, { answers, seconds: this.seconds() });
    await this.advance(entry, next);
  };

  skip = async (reason: string): Promise<void> => {
    const task = this.state.task;
    if (!task) return;
    await this.advance(this.entry("skip", task, { reason }), this.fresh());
  };

  /** Save the draft now: here at once, on the server when it can be reached. */
  save = async (): Promise<void> => {
    clearTimeout(this.saving);
    const { task, session, saved } = this.state;
    if (!task || saved === "clean" || saved === "saved") return;
    const answers = session.get().answers;
    await keepDraft({ assignment: task.assignment.id, answers, at: Date.now() });
    try {
      await got(
        api.PUT("/api/v1/assignments/{id}/draft", { params: { path: { id: task.assignment.id } }, body: { answers } }),
      );
      if (session.get().answers === answers) {
        await forgetDraft(task.assignment.id);
        if (this.state.task === task) this.set({ saved: "saved", savedAt: Date.now() });
      }
    } catch (error) {
      if (!isLater(error)) this.set({ notice: error instanceof Error ? error.message : String(error) });
      if (this.state.task === task) this.set({ saved: "offline" });
    }
  };

  tell = (notice: string | null): void => this.set({ notice });

  /** Whether a task asked for at that time is neither at hand nor handed in meanwhile: answers may cross on the way. */
  private isNew(task: Task, asked: number): boolean {
    const id = task.assignment.id;
    return (
      this.state.task?.assignment.id !== id &&
      this.ahead?.assignment.id !== id &&
      !this.outbox.get().some((entry) => entry.assignment === id) &&
      !((this.taken.get(id) ?? 0) > asked)
    );
  }

  /** The prefetched task, unless its lease ran out while the one before it was worked on. */
  private fresh(): Task | null {
    const expires = this.ahead?.assignment.lease_expires;
    return this.ahead && (!expires || Date.parse(expires) > Date.now()) ? this.ahead : null;
  }

  private entry(kind: Entry["kind"], task: Task, body: Record<string, unknown>): Entry {
    const title = task.item.key ?? String(Object.values(task.item.data)[0] ?? "").slice(0, 60);
    return {
      key: crypto.randomUUID(),
      kind,
      assignment: task.assignment.id,
      title,
      user: this.outbox.user,
      body,
      at: Date.now(),
    };
  }

  private async advance(entry: Entry, next: Task | null): Promise<void> {
    clearTimeout(this.saving);
    this.ahead = null;
    this.set({ done: this.state.done + 1, task: null, phase: "loading" });
    this.underway += 1;
    const asked = performance.now();
    this.taken.set(entry.assignment, Number.POSITIVE_INFINITY);
    const sent = this.outbox.put(entry).finally(() => {
      this.underway -= 1;
    });
    if (next) await this.show(next);
    try {
      const answer = (await sent) as Schemas["SubmittedOut"] | undefined;
      await forgetDraft(entry.assignment);
      const more = answer?.next && this.isNew(answer.next, asked) ? answer.next : null;
      if (!more) {
        if (!this.state.task) await this.fetch();
        else void this.prefetch();
      } else if (this.state.task) this.ahead = more;
      else {
        await this.show(more);
        void this.prefetch();
      }
    } catch (error) {
      if (!isLater(error)) {
        this.taken.delete(entry.assignment);
        this.set({ notice: `“${entry.title}” was not taken: ${(error as Error).message}` });
      }
      if (!this.state.task) await this.fetch();
    }
  }

  private async show(task: Task): Promise<void> {
    const local = await localDraft(task.assignment.id).catch(() => undefined);
    const answers = (local?.answers ?? task.draft ?? {}) as Answers;
    this.unsubscribe();
    const session = new EditorSession(answers);
    let last = answers;
    this.unsubscribe = session.subscribe(() => {
      if (session.get().answers === last) return;
      last = session.get().answers;
      this.changed(task, last);
    });
    this.active = 0;
    this.lastAct = Date.now();
    this.set({
      task,
      session,
      phase: "ready",
      saved: local ? "changed" : "clean",
      savedAt: null,
      startedAt: Date.now(),
    });
    if (local) void this.save();
  }

  private changed(task: Task, answers: Answers): void {
    this.set({ saved: "changed" });
    void keepDraft({ assignment: task.assignment.id, answers, at: Date.now() }).catch(() => undefined);
    clearTimeout(this.saving);
    this.saving = setTimeout(this.save, SAVE_AFTER);
  }

  private prefetch = async (): Promise<void> => {
    const task = this.state.task;
    if (!task || this.ahead) return;
    try {
      const asked = performance.now();
      const next = await this.next([task.assignment.id]);
      if (next && this.state.task === task && this.isNew(next, asked)) this.ahead = next;
    } catch {
      // Nothing is lost: the next task is asked for again when it is needed.
    }
  };

  private async next(holding: string[]): Promise<Task | null> {
    const unsent = this.outbox.get().map((e) => e.assignment);
    const body = { holding: [...new Set([...holding, ...unsent])].slice(0, 2) };
    const task = await got(api.POST("/api/v1/projects/{id}/next", { params: { path: { id: this.project } }, body }));
    return task && typeof task === "object" && "assignment" in task ? (task as Task) : null;
  }

  private send = async (entry: Entry): Promise<unknown> => {
    const path = { id: entry.assignment };
    const answer =
      entry.kind === "skip"
        ? await got(
            api.POST("/api/v1/assignments/{id}/skip", { params: { path }, body: entry.body as Schemas["Skip"] }),
          )
        : await got(
            api.POST("/api/v1/assignments/{id}/submit", {
              params: { path, query: { next: true } },
              body: { ...entry.body, key: entry.key, holding: this.atHand() } as Schemas["Submit"],
            }),
          );
    this.taken.set(entry.assignment, performance.now());
    return answer;
  };

  private atHand(): string[] {
    return [this.state.task, this.ahead].flatMap((task) => task?.assignment.id ?? []);
  }

  private onOnline = (): void => {
    void this.outbox.flush().then(() => (this.state.phase === "offline" ? this.fetch() : this.save()));
  };

  /** After signing in again: what waited is sent. */
  resume = (): void => this.onOnline();

  private onHide = (): void => {
    void this.save();
    this.letGo();
  };

  /** Give the prefetched item back, so that nobody waits for it. */
  private letGo(): void {
    if (!this.ahead) return;
    void fetch(`/api/v1/assignments/${this.ahead.assignment.id}/release`, {
      method: "POST",
      keepalive: true,
      credentials: "same-origin",
    }).catch(() => undefined);
    this.ahead = null;
  }

  private keepLease = (): void => {
    const { task, session, saved } = this.state;
    if (!task || document.hidden || Date.now() - this.lastAct > IDLE_AFTER * 2 || task.assignment.state !== "active")
      return;
    if (saved === "changed" || saved === "offline") void this.save();
    else
      void got(
        api.PUT("/api/v1/assignments/{id}/draft", {
          params: { path: { id: task.assignment.id } },
          body: { answers: session.get().answers },
        }),
      ).catch(() => undefined);
  };

  private act = (): void => {
    const now = Date.now();
    this.active += Math.min(now - this.lastAct, IDLE_AFTER);
    this.lastAct = now;
  };

  /** Active seconds on this item: pauses count for at most a minute. */
  private seconds(): number {
    this.act();
    return Math.round(this.active / 100) / 10;
  }

  private set(change: Partial<WorkState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

export function useWork(work: Work): WorkState {
  return useSyncExternalStore(work.subscribe, work.get);
}
