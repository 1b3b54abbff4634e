/** A shift of work: drives the machine with the outbox, the server and the draft of the item on screen. */

import { useSyncExternalStore } from "react";
import type { Schemas } from "@/api/client";
import { Activity } from "@/desk/work/activity";
import { DraftKeeper } from "@/desk/work/drafts";
import { isAway, isCorrectable, isPassing, lackOf } from "@/desk/work/failures";
import { begin, type Effect, type Event, holding, isWork, phase, type Shift, step } from "@/desk/work/machine";
import { askNext, deliver, openAgain, release, type Task } from "@/desk/work/requests";
import { nothing, type WorkState } from "@/desk/work/state";
import { type Entry, forgetDraft, Outbox } from "@/editor/outbox";
import type { Answers } from "@/editor/schema";
import { t } from "@/texts/texts";

export type { Task, WorkState };

const TRY_AGAIN_AFTER = 3_000;

export class Work {
  private state: WorkState = nothing();
  private shift: Shift<Task> = begin();
  private listeners = new Set<() => void>();
  private draft: DraftKeeper | null = null;
  private shown: Task | null = null;
  private readonly counted = new Set<string>();
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

  skip = (reason: string, note: string): void => this.handIn("skip", { reason, note });

  /** Take up an item of one's own again; what is on screen waits behind it, with its draft. */
  open = async (assignment: string): Promise<void> => {
    if (this.state.task?.assignment.id === assignment) return;
    await Promise.all([this.draft?.save(), this.outbox.quiet()]);
    if (this.outbox.get().some((e) => e.assignment === assignment && !e.refused))
      return this.notify(t.labeling.openLater);
    try {
      const task = await openAgain(this.project, assignment);
      this.keepBegun();
      this.tell({ type: "opened", task });
      this.notify(null);
    } catch (error) {
      this.complain(error);
    }
  };

  /** Go on with the queue. What was changed in a correction is kept as a draft; what was submitted counts as it was. */
  leave = async (): Promise<void> => {
    await this.draft?.save();
    this.tell({ type: "left" });
  };

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
    if (kind === "submit" && isWork(task)) this.counted.add(entry.key);
    this.set({ done: this.counted.size });
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
      this.tell({ type: "answered", ask, task: await askNext(this.project, held) });
    } catch (error) {
      if (!isPassing(error)) this.complain(error);
      this.tell({ type: "unanswered", ask, why: lackOf(error) });
    }
  }

  private send = (entry: Entry): Promise<unknown> => {
    // What an earlier page left may be of another project: its next task is not for this desk. Nor is one asked for
    // while one waits: each correction would add one to what is held.
    const next = Boolean(this.shift.handed.get(entry.assignment)?.task) && this.shift.ahead.length === 0;
    const held = holding(this.shift).filter((id) => id !== entry.assignment);
    return deliver(entry, next, held);
  };

  /** The task on screen knows what was done to it, for when it comes back to the screen. */
  private keepBegun(): void {
    const { screen } = this.shift;
    if (!screen || this.draft?.assignment !== screen.assignment.id) return;
    const { answers } = this.state.session.get();
    if (Object.keys(answers).length > 0) this.shift = { ...this.shift, screen: { ...screen, draft: answers } };
  }

  private complain(error: unknown): void {
    this.notify(error instanceof Error ? error.message : String(error));
  }

  private async refused(entry: Entry, error: unknown): Promise<void> {
    const correctable = isCorrectable(error);
    if (correctable) await this.refresh().catch(() => undefined);
    this.counted.delete(entry.key);
    this.set({ done: this.counted.size });
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
      ...(back ? { notice: t.labeling.hereAgain(back.title, back.refused ?? "") } : {}),
    });
    if (draft.state() === "changed") void draft.save();
    if (back) void this.outbox.dismiss(back.key);
  }

  private onHide = (): void => {
    void this.draft?.save();
    // Give the prefetched items back, so that nobody waits for them.
    for (const task of this.shift.ahead) release(task.assignment.id);
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
