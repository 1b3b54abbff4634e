/** The draft of one item: kept on this device with every change, and on the server a moment after the last one. */
import { api, got } from "@/api/client";
import { isPassing } from "@/desk/work/failures";
import { forgetDraft, keepDraft, localDraft } from "@/editor/outbox";
import type { Answers } from "@/editor/schema";
import { EditorSession } from "@/editor/session";

export type Saved = "clean" | "changed" | "saved" | "offline";

const SAVE_AFTER = 700;

export class DraftKeeper {
  private saved: Saved;
  private last: Answers;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsubscribe: () => void;

  private constructor(
    readonly assignment: string,
    readonly session: EditorSession,
    isLocal: boolean,
    private readonly tell: (saved: Saved, problem: string | null) => void,
  ) {
    this.saved = isLocal ? "changed" : "clean";
    this.last = session.get().answers;
    this.unsubscribe = session.subscribe(() => {
      if (session.get().answers !== this.last) this.changed();
    });
  }

  /** Open an item with what was last done to it: here, else on the server. `refused`: answers that came back. */
  static async open(
    assignment: string,
    stored: Answers | null,
    refused: Answers | null,
    tell: (saved: Saved, problem: string | null) => void,
  ): Promise<DraftKeeper> {
    const local = await localDraft(assignment).catch(() => undefined);
    const answers = refused ?? (local?.answers as Answers | undefined) ?? stored ?? {};
    return new DraftKeeper(assignment, new EditorSession(answers), Boolean(refused ?? local), tell);
  }

  state = (): Saved => this.saved;

  /** Save now: here at once, on the server when it can be reached. */
  save = async (): Promise<void> => {
    clearTimeout(this.timer);
    if (this.saved === "clean" || this.saved === "saved") return;
    const { answers } = this.session.get();
    await keepDraft({ assignment: this.assignment, answers, at: Date.now() }).catch(() => undefined);
    try {
      await this.send(answers);
      if (this.session.get().answers !== answers) return;
      await forgetDraft(this.assignment).catch(() => undefined);
      this.set("saved", null);
    } catch (error) {
      this.set("offline", isPassing(error) ? null : error instanceof Error ? error.message : String(error));
    }
  };

  /** Tell the server that somebody is still at it, which extends the lease. */
  touch = async (): Promise<void> => {
    if (this.saved === "changed" || this.saved === "offline") await this.save();
    else await this.send(this.session.get().answers).catch(() => undefined);
  };

  close(): void {
    clearTimeout(this.timer);
    this.unsubscribe();
  }

  private send(answers: Answers): Promise<unknown> {
    const path = { id: this.assignment };
    return got(api.PUT("/api/v1/assignments/{id}/draft", { params: { path }, body: { answers } }));
  }

  private changed(): void {
    this.last = this.session.get().answers;
    this.set("changed", null);
    void keepDraft({ assignment: this.assignment, answers: this.last, at: Date.now() }).catch(() => undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.save, SAVE_AFTER);
  }

  private set(saved: Saved, problem: string | null): void {
    this.saved = saved;
    this.tell(saved, problem);
  }
}
