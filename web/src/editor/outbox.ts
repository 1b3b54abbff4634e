/**
 * What was done and is not acknowledged yet, kept in IndexedDB until the server has it. The network may come and go,
 * the session may end, the tab may crash: entries stay, and are sent again under the same idempotency key.
 */
import { createStore, del, entries, set } from "idb-keyval";

export type Entry = {
  key: string;
  kind: "submit" | "skip" | "settle" | "grid";
  /** What it is about: an assignment, an item under review, the project of a grid. */
  assignment: string;
  title: string;
  user: string;
  body: Record<string, unknown>;
  at: number;
  /** It was sent in vain at least once. */
  tried?: boolean;
  /** The server refused it for good; kept for the person to see. */
  refused?: string;
};

/** base: what the answers were made from; where that has changed, the draft is of something else. */
export type LocalDraft = { assignment: string; answers: Record<string, unknown>; at: number; base?: string };

const store = () => createStore("truemark-outbox", "entries");
const drafts = () => createStore("truemark-drafts", "drafts");
let opened: { store: ReturnType<typeof store>; drafts: ReturnType<typeof store> } | null = null;
const stores = () => {
  opened ??= { store: store(), drafts: drafts() };
  return opened;
};

/** What becomes of an entry, as it happens. */
export type OutboxEvents = {
  sending(entry: Entry): void;
  delivered(entry: Entry, answer: unknown): void;
  waits(entry: Entry, error: unknown): void;
  refused(entry: Entry, error: unknown): void;
};

/** isPassing: the same request can succeed later. isAway: so that nothing else can be sent now either. */
export type Failures = { isPassing(error: unknown): boolean; isAway(error: unknown): boolean };

const SEND_AGAIN_AFTER = 3_000;

export class Outbox {
  on: Partial<OutboxEvents> = {};
  private listeners = new Set<() => void>();
  private waiting: Entry[] = [];
  private underWay = new Set<string>();
  private flushing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** kinds: what this one sends; others are left to their own pages. send: delivers an entry, gives the server's answer. */
  constructor(
    readonly user: string,
    private readonly kinds: readonly Entry["kind"][],
    private readonly send: (entry: Entry) => Promise<unknown>,
    private readonly failures: Failures,
  ) {}

  get = (): Entry[] => this.waiting;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Find what an earlier page left behind. */
  async open(): Promise<void> {
    const found = (await entries<string, Entry>(stores().store)).map(([, entry]) => entry);
    const mine = found.filter(
      (e) => e.user === this.user && this.kinds.includes(e.kind) && !this.waiting.some((w) => w.key === e.key),
    );
    this.change([...mine, ...this.waiting].sort((a, b) => a.at - b.at));
  }

  /** Keep an entry, then send it. Where nothing can be kept (a full disk, a private window) it is sent all the same. */
  async put(entry: Entry): Promise<void> {
    this.underWay.add(entry.key);
    this.change([...this.waiting, entry]);
    await set(entry.key, entry, stores().store).catch(() => undefined);
    this.underWay.delete(entry.key);
    await this.deliver(entry);
  }

  /** Try everything that waits, in order. */
  flush = async (): Promise<void> => {
    if (this.flushing) return;
    this.flushing = true;
    clearTimeout(this.timer);
    try {
      for (const entry of this.waiting.filter((e) => !e.refused)) if (!(await this.deliver(entry))) break;
    } finally {
      this.flushing = false;
      if (this.waiting.some((e) => !e.refused)) this.timer = setTimeout(this.flush, SEND_AGAIN_AFTER);
    }
  };

  /** Wait until nothing is being sent; what could not be sent stays. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.underWay.size > 0) return;
        this.listeners.delete(look);
        resolve();
      };
      this.listeners.add(look);
      look();
    });
  }

  async dismiss(key: string): Promise<void> {
    this.change(this.waiting.filter((e) => e.key !== key));
    await del(key, stores().store).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** Send one entry, unless it is being sent; whether others can be sent too. */
  private async deliver(entry: Entry): Promise<boolean> {
    if (this.underWay.has(entry.key)) return true;
    this.underWay.add(entry.key);
    this.on.sending?.(entry);
    try {
      const answer = await this.send(entry);
      await this.dismiss(entry.key);
      this.on.delivered?.(entry, answer);
      return true;
    } catch (error) {
      if (this.failures.isPassing(error)) {
        this.replace({ ...entry, tried: true });
        clearTimeout(this.timer);
        this.timer = setTimeout(this.flush, SEND_AGAIN_AFTER);
        this.on.waits?.(entry, error);
      } else {
        const refused = { ...entry, refused: error instanceof Error ? error.message : String(error) };
        await set(entry.key, refused, stores().store).catch(() => undefined);
        this.replace(refused);
        this.on.refused?.(entry, error);
      }
      return !this.failures.isAway(error);
    } finally {
      this.underWay.delete(entry.key);
      this.change(this.waiting); // for whoever waits until it is quiet
    }
  }

  private replace(entry: Entry): void {
    this.change(this.waiting.map((e) => (e.key === entry.key ? entry : e)));
  }

  private change(next: Entry[]): void {
    this.waiting = next;
    for (const listener of this.listeners) listener();
  }
}

export async function keepDraft(draft: LocalDraft): Promise<void> {
  await set(draft.assignment, draft, stores().drafts);
}

export async function localDraft(assignment: string): Promise<LocalDraft | undefined> {
  return (await entries<string, LocalDraft>(stores().drafts)).find(([key]) => key === assignment)?.[1];
}

export async function forgetDraft(assignment: string): Promise<void> {
  await del(assignment, stores().drafts);
}
