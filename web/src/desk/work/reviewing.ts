/** Reviewing: final answers go through the outbox as submits do, and one in the making is kept on this device. */
import { api, got, type Schemas } from "@/api/client";
import { isAway, isPassing } from "@/desk/work/failures";
import { type Entry, forgetDraft, keepDraft, localDraft, Outbox } from "@/editor/outbox";
import type { Answers } from "@/editor/schema";
import { EditorSession } from "@/editor/session";

export type Review = Schemas["ReviewOut"];
type Settle = { accept?: string; answers?: Answers; seconds: number };

/** What became of a final answer. */
export type ReviewEvents = {
  stored: (entry: Entry) => void;
  /** Nobody can take it now: it is kept, and sent later. */
  kept: (entry: Entry) => void;
  refused: (entry: Entry, error: unknown) => void;
};

const draftOf = (item: string) => `review:${item}`;

export class ReviewWork {
  readonly outbox: Outbox;
  on: Partial<ReviewEvents> = {};

  constructor(
    readonly project: string,
    user: string,
  ) {
    this.outbox = new Outbox(user, ["settle"], this.send, { isPassing, isAway });
    this.outbox.on = {
      delivered: (entry) => {
        void forgetDraft(draftOf(entry.assignment)).catch(() => undefined);
        this.on.stored?.(entry);
      },
      waits: (entry) => this.on.kept?.(entry),
      refused: (entry, error) => {
        void this.outbox.dismiss(entry.key);
        this.on.refused?.(entry, error);
      },
    };
  }

  /** Send what an earlier page left. */
  start = async (): Promise<void> => {
    window.addEventListener("online", this.outbox.flush);
    await this.outbox.open().catch(() => undefined);
    await this.outbox.flush();
  };

  stop = (): void => {
    window.removeEventListener("online", this.outbox.flush);
    this.outbox.close();
  };

  /** Store an item's final answer. Its key is made once: sent again, it is the same act. */
  settle(item: { id: string; key: string | null }, body: Settle): void {
    if (this.isPending(item.id)) return;
    void this.outbox.put({
      key: crypto.randomUUID(),
      kind: "settle",
      assignment: item.id,
      title: item.key ?? item.id.slice(-8),
      user: this.outbox.user,
      body: { project: this.project, ...body },
      at: Date.now(),
    });
  }

  /** Items whose final answer is under way: not to be reviewed again. */
  pending = (): string[] => this.outbox.get().map((entry) => entry.assignment);
  isPending = (item: string): boolean => this.pending().includes(item);

  private send = async (entry: Entry): Promise<unknown> => {
    const { project, ...body } = entry.body as Settle & { project: string };
    const path = { id: project, item: entry.assignment };
    return got(
      api.POST("/api/v1/projects/{id}/items/{item}/settle", { params: { path }, body: { ...body, key: entry.key } }),
    );
  };
}

/** An item's final answer in the making: what was begun on this device, else the consensus. Kept with every change. */
export async function openReview(review: Review): Promise<{ session: EditorSession; close: () => void }> {
  const { item, settled, start, annotations } = review;
  const base = JSON.stringify([settled?.id ?? null, annotations.map((a) => [a.id, a.revision])]);
  const id = draftOf(item.id);
  const kept = await localDraft(id).catch(() => undefined);
  const begun = kept?.base === base ? kept.answers : undefined;
  const session = new EditorSession((begun ?? settled?.answers ?? start ?? {}) as Answers);
  let last = session.get().answers;
  const close = session.subscribe(() => {
    const { answers } = session.get();
    if (answers === last) return;
    last = answers;
    void keepDraft({ assignment: id, answers, at: Date.now(), base }).catch(() => undefined);
  });
  return { session, close };
}
