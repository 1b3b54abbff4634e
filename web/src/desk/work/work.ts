/** A shift of work: drives the machine with the outbox, the server and the draft of the item on screen. */

import { useSyncExternalStore } from "react";
import { api, got, type Schemas } from "@/api/client";
import { Activity } from "@/desk/work/activity";
import { DraftKeeper, type Saved } from "@/desk/work/drafts";
import { isAway, isCorrectable, isPassing, lackOf } from "@/desk/work/failures";
import { begin, type Effect, type Event, holding, type Phase, phase, type Shift, step } from "@/desk/work/machine";
import { type Entry, forgetDraft, Outbox } from "@/editor/outbox";
import type { Answers } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { t } from "@/texts/texts";

export type Task = Schemas["TaskOut"];

export type WorkState = {
  task: Task | null;
  session: EditorSession;
  phase: Phase;
  saved: Saved;
  savedAt: number | null;
  done: number;
  startedAt: number;
  /** What the person must be told. */
  notice: string | null;
};

const TRY_AGAIN_AFTER = 3_000;
const MOST_NAMED = 9; // one less than the server lets a person hold

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
  private shift: Shift<Task> = begin();
  private listeners = new Set<() => void>();
  private draft: DraftKeeper | null = null;
  private shown: Task | null = null;
  private readonly activity = new Activity();
  private beat: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  readonly outbox: Outbox;

  /** refresh: learn the project's schema anew; called when a task was made for another version than `version()`. */
  constructor(
    readonly project: string,
    user: string,
    private readonly leaseMinutes: number,
    private readonly version: () => number,
    private readonly refresh: () => Promise<unknown>,
  ) {
    this.outbox = new Outbox(user, ["submit", "skip"], this.send, { isPassing, isAway });
    this.outbox.on = {
      sending: (entry) => this.tell({ type: "sending", id: entry.assignment }),
      delivered: (entry, answer) => {
        void forgetDraft(entry.assignment).catch(() => undefined);
        this.tell({
          type: "stored",
          id: entry.assignment,
          next: (answer as Schemas["SubmittedOut"] | undefined)?.next,
        });
      },
      waits: (entry, error) => this.tell({ type: "waits", id: entry.assignment, why: lackOf(error) }),
      refused: (entry, error) => void this.refused(entry, error),
    };
  }

  get = (): WorkState => this.state;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start = async (): Promise<void> => {
    window.addEventListener("online", this.again);
    window.addEventListener("pagehide", this.onHide);
    this.activity.start();
    this.beat = setInterval(this.keepLease, Math.max(20_000, this.leaseMinutes * 20_000));
    await this.outbox.open().catch(() => undefined);
    const waiting = this.outbox.get().filter((entry) => !entry.refused);
    this.tell({ type: "found", waiting: waiting.map((entry) => entry.assignment) });
    void this.outbox.flush();
  };

  stop = (): void => {
    window.removeEventListener("online", this.again);
    window.removeEventListener("pagehide", this.onHide);
    this.activity.stop();
    clearInterval(this.beat);
    clearTimeout(this.retry);
    this.onHide();
    this.outbox.close();
    this.draft?.close();
  };

  /** Ask again for a task, and send what waits: a person, the network, a sign-in or a timer says so. */
  again = (): void => {
    clearTimeout(this.retry);
    void this.outbox.flush();
    void this.draft?.save();
    this.tell({ type: "again" });
  };

  /** Hand in what is on screen and go on; the next task is there before the server has answered. */
  submit = (answers: Answers): void => this.handIn("submit", { answers, seconds: this.activity.seconds() });

  skip = (reason: string): void => this.handIn("skip", { reason });

  save = async (): Promise<void> => this.draft?.save();

  notify = (notice: string | null): void => this.set({ notice });

  private handIn(kind: Entry["kind"], body: Record<string, unknown>): void {
    const { task } = this.state;
    if (!task) return;
    const entry: Entry = {
      key: crypto.randomUUID(),
      kind,
      assignment: task.assignment.id,
      title: task.item.key ?? String(Object.values(task.item.data)[0] ?? "").slice(0, 60),
      user: this.outbox.user,
      body,
      at: Date.now(),
    };
    this.draft?.close();
    this.set({ done: this.state.done + 1 });
    this.tell({ type: "handed-in", id: task.assignment.id, now: Date.now() });
    void this.outbox.put(entry);
  }

  /** One step of the machine, and what it asks for. */
  private tell(event: Event<Task>): void {
    const [shift, effects] = step(this.shift, event);
    this.shift = shift;
    for (const effect of effects) this.perform(effect);
    clearTimeout(this.retry);
    const now = phase(shift);
    if (now === "offline" || now === "failed" || now === "archived")
      this.retry = setTimeout(this.again, TRY_AGAIN_AFTER);
    if (shift.screen && shift.screen !== this.shown) void this.show(shift.screen);
    else if (!shift.screen) {
      this.shown = null;
      this.set({ task: null, phase: now });
    }
  }

  private perform(effect: Effect): void {
    if (effect.do === "flush") void this.outbox.flush();
    else void this.ask(effect.ask, effect.holding);
  }

  private async ask(ask: string, held: string[]): Promise<void> {
    try {
      const path = { id: this.project };
      const body = { holding: held.slice(0, MOST_NAMED) };
      const task = await got(api.POST("/api/v1/projects/{id}/next", { params: { path }, body }));
      const given = task && typeof task === "object" && "assignment" in task ? (task as Task) : null;
      this.tell({ type: "answered", ask, task: given });
    } catch (error) {
      if (!isPassing(error)) this.set({ notice: error instanceof Error ? error.message : String(error) });
      this.tell({ type: "unanswered", ask, why: lackOf(error) });
    }
  }

  private send = async (entry: Entry): Promise<unknown> => {
    const path = { id: entry.assignment };
    if (entry.kind === "skip") {
      const body = entry.body as Schemas["Skip"];
      await got(api.POST("/api/v1/assignments/{id}/skip", { params: { path }, body }));
      return undefined;
    }
    // What an earlier page left may be of another project: its next task is not for this desk.
    const next = Boolean(this.shift.handed.get(entry.assignment)?.task);
    const held = holding(this.shift).filter((id) => id !== entry.assignment);
    const body = { ...entry.body, key: entry.key, holding: held.slice(0, MOST_NAMED) } as Schemas["Submit"];
    const answer = await got(api.POST("/api/v1/assignments/{id}/submit", { params: { path, query: { next } }, body }));
    return next ? answer : undefined;
  };

  private async refused(entry: Entry, error: unknown): Promise<void> {
    const correctable = isCorrectable(error);
    if (correctable) await this.refresh().catch(() => undefined);
    this.set({ done: Math.max(0, this.state.done - 1) });
    this.tell({ type: "refused", id: entry.assignment, correctable });
  }

  /** Put a task on screen, with its draft, or with the answers that the server refused. */
  private async show(task: Task): Promise<void> {
    this.shown = task;
    const { id } = task.assignment;
    if (task.schema_version !== this.version()) await this.refresh().catch(() => undefined);
    const back = this.outbox.get().find((entry) => entry.assignment === id && entry.refused && entry.kind === "submit");
    const refused = (back?.body.answers as Answers | undefined) ?? null;
    const draft = await DraftKeeper.open(id, task.draft as Answers | null, refused, (saved, problem) => {
      if (this.draft !== draft) return;
      this.set({ saved, savedAt: saved === "saved" ? Date.now() : this.state.savedAt });
      if (problem) this.set({ notice: problem });
    });
    if (this.shown !== task) return draft.close();
    this.draft?.close();
    this.draft = draft;
    this.activity.reset();
    this.set({
      task,
      session: draft.session,
      phase: "ready",
      saved: draft.state(),
      savedAt: null,
      startedAt: Date.now(),
      ...(back ? { notice: t.desk.refusedBack(back.title, back.refused ?? "") } : {}),
    });
    if (draft.state() === "changed") void draft.save();
    if (back) void this.outbox.dismiss(back.key);
  }

  private onHide = (): void => {
    void this.draft?.save();
    // Give the prefetched items back, so that nobody waits for them.
    for (const task of this.shift.ahead)
      void fetch(`/api/v1/assignments/${task.assignment.id}/release`, {
        method: "POST",
        keepalive: true,
        credentials: "same-origin",
      }).catch(() => undefined);
    this.shift = { ...this.shift, ahead: [] };
  };

  private keepLease = (): void => {
    const { task } = this.state;
    if (!task || document.hidden || this.activity.isAway() || task.assignment.state !== "active") return;
    void this.draft?.touch();
  };

  private set(change: Partial<WorkState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

export function useWork(work: Work): WorkState {
  return useSyncExternalStore(work.subscribe, work.get);
}
