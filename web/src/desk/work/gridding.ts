/** Classifying many items at once: what was given goes through the outbox as submits do, and is kept on this device before. */
import { api, got, type Schemas } from "@/api/client";
import { isAway, isPassing } from "@/desk/work/failures";
import { type Entry, forgetDraft, keepDraft, localDraft, Outbox } from "@/editor/outbox";

type Submission = Schemas["SubmitMany"]["submissions"][number];
type Body = { submissions: Submission[] };

export type GridEvents = {
  stored: (stored: number, refused: { message: string }[]) => void;
  kept: () => void;
  refused: (error: unknown) => void;
};

export class GridWork {
  readonly outbox: Outbox;
  on: Partial<GridEvents> = {};

  constructor(
    readonly project: string,
    user: string,
  ) {
    this.outbox = new Outbox(user, ["grid"], this.send, { isPassing, isAway });
    this.outbox.on = {
      delivered: (_, answer) => {
        const { stored, refused } = answer as Schemas["SubmittedMany"];
        this.on.stored?.(stored.length, refused);
      },
      waits: () => this.on.kept?.(),
      refused: async (entry, error) => {
        // What an earlier page handed in is on no screen any more: it is begun work again, not lost.
        const { submissions } = entry.body as unknown as Body;
        const back = submissions.map((s) => [s.assignment, String(Object.values(s.answers)[0])]);
        await this.keep({ ...Object.fromEntries(back), ...(await this.given()) });
        await this.outbox.dismiss(entry.key);
        this.on.refused?.(error);
      },
    };
  }

  start = async (): Promise<void> => {
    window.addEventListener("online", this.outbox.flush);
    await this.outbox.open().catch(() => undefined);
    await this.outbox.flush();
  };

  stop = (): void => {
    window.removeEventListener("online", this.outbox.flush);
    this.outbox.close();
  };

  /** Hand in what each assignment is. Every submission has a key that is made once. */
  submit(question: string, given: Record<string, string>, seconds: number): void {
    const submissions = Object.entries(given).map(
      ([assignment, option]): Submission => ({
        assignment,
        answers: { [question]: option },
        seconds,
        key: crypto.randomUUID(),
      }),
    );
    void forgetDraft(this.draft).catch(() => undefined);
    void this.outbox.put({
      key: crypto.randomUUID(),
      kind: "grid",
      assignment: this.project,
      title: String(submissions.length),
      user: this.outbox.user,
      body: { submissions } satisfies Body,
      at: Date.now(),
    });
  }

  /** What was given to assignments and is not handed in yet. */
  given = async (): Promise<Record<string, string>> =>
    ((await localDraft(this.draft).catch(() => undefined))?.answers ?? {}) as Record<string, string>;

  keep = (given: Record<string, string>): Promise<void> =>
    keepDraft({ assignment: this.draft, answers: given, at: Date.now() }).catch(() => undefined);

  /** Assignments that are on their way. */
  pending = (): Set<string> =>
    new Set(this.outbox.get().flatMap((e) => (e.body as unknown as Body).submissions.map((s) => s.assignment)));

  private get draft(): string {
    return `grid:${this.project}`;
  }

  private send = async (entry: Entry): Promise<unknown> => {
    const path = { id: entry.assignment };
    const body = entry.body as unknown as Body;
    return got(api.POST("/api/v1/projects/{id}/submit-many", { params: { path }, body }));
  };
}
