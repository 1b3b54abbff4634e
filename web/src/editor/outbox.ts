/**
 * What was done and is not acknowledged yet, kept in IndexedDB until the server has it. The network may come and go,
 * the session may end, the tab may crash: entries stay, and are sent again under the same idempotency key.
 */
import { createStore, del, entries, set } from "idb-keyval";

export type Entry = {
  key: string;
  kind: "submit" | "skip";
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

export type LocalDraft = { assignment: string; answers: Record<string, unknown>; at: number };

const store = () => createStore("truemark-outbox", "entries");
const drafts = () => createStore("truemark-drafts", "drafts");
let opened: { store: ReturnType<typeof store>; drafts: ReturnType<typeof store> } | null = null;
const stores = () => {
  opened ??= { store: store(), drafts: drafts() };
  return opened;
};

export class Outbox {
  private listeners = new Set<() => void>();
  private waiting: Entry[] = [];
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** send: delivers an entry; throws Unreachable or a 401 to try later, anything else is final. */
  constructor(
    readonly user: string,
    private readonly send: (entry: Entry) => Promise<unknown>,
    private readonly isLater: (error: unknown) => boolean,
  ) {}

  get = (): Entry[] => this.waiting;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Find what an earlier page left behind, and send it. */
  async open(): Promise<void> {
    const found = (await entries<string, Entry>(stores().store)).map(([, entry]) => entry);
    const mine = found.filter((e) => e.user === this.user && !this.waiting.some((w) => w.key === e.key));
    this.change([...mine, ...this.waiting].sort((a, b) => a.at - b.at));
    void this.flush();
  }

  /** Keep an entry, then send it; the promise is the server's answer, or rejects when it has to wait or was refused. */
  async put(entry: Entry): Promise<unknown> {
    await set(entry.key, entry, stores().store);
    this.change([...this.waiting, entry]);
    return this.deliver(entry);
  }

  /** Try everything that waits, in order. */
  flush = async (): Promise<void> => {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      for (const entry of this.waiting.filter((e) => !e.refused)) {
        try {
          await this.deliver(entry);
        } catch (error) {
          if (this.isLater(error)) break;
        }
      }
    } finally {
      this.sending = false;
      if (this.waiting.some((e) => !e.refused)) this.timer = setTimeout(this.flush, 3_000);
    }
  };

  async dismiss(key: string): Promise<void> {
    await del(key, stores().store);
    this.change(this.waiting.filter((e) => e.key !== key));
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private async deliver(entry: Entry): Promise<unknown> {
    try {
      const answer = await this.send(entry);
      await this.dismiss(entry.key);
      return answer;
    } catch (error) {
      if (this.isLater(error)) {
        clearTimeout(this.timer);
        this.timer = setTimeout(this.flush, 3_000);
        this.change(this.waiting.map((e) => (e.key === entry.key ? { ...e, tried: true } : e)));
      } else {
        const refused = { ...entry, refused: error instanceof Error ? error.message : String(error) };
        await set(entry.key, refused, stores().store);
        this.change(this.waiting.map((e) => (e.key === entry.key ? refused : e)));
      }
      throw error;
    }
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
