/** The shift machine against a made server: requests and answers arrive in every order, or not at all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assigned, begin, type Effect, type Event, holding, phase, type Shift, step } from "@/desk/work/machine";

type Task = Assigned & { item: number };

/** Hands out numbered items to one person, as the server does: what is held and not named comes first. */
class Server {
  leased = new Map<string, number>();
  stored = new Map<number, number>();
  /** Assignments that are stored; they can be opened again. */
  done = new Map<string, number>();
  corrections = 0;
  private made = 0;
  constructor(
    readonly items: number,
    readonly refuses: ReadonlySet<number>,
  ) {}

  next(held: readonly string[]): Task | null {
    for (const [id, item] of this.leased) if (!held.includes(id)) return this.task(id, item);
    const taken = new Set([...this.leased.values(), ...this.stored.keys()]);
    for (let item = 0; item < this.items; item++)
      if (!taken.has(item)) {
        const id = `a${this.made++}`;
        this.leased.set(id, item);
        return this.task(id, item);
      }
    return null;
  }

  /** true: stored, now or before. false: refused, as what was submitted first of these items is. */
  submit(id: string, item: number, corrected: boolean): boolean {
    if (this.refuses.has(item) && !corrected) return false;
    if (this.done.has(id)) this.corrections++;
    if (this.leased.delete(id)) {
      this.stored.set(item, (this.stored.get(item) ?? 0) + 1);
      this.done.set(id, item);
    }
    return true;
  }

  open = (id: string): Task => this.task(id, this.done.get(id)!, "submitted");

  private task = (id: string, item: number, state = "active"): Task => ({
    assignment: { id, state, lease_expires: null },
    item,
  });
}

type Reply = { ok: true; event: Event<Task> } | { ok: false };
/** of: the assignment that it hands in. */
type Request = { run: () => Reply; lost: Event<Task>; reply?: Reply; of?: string };

/** A person at a desk, a network that the test drives, and an outbox that sends again what was lost. */
class Desk {
  shift: Shift<Task> = begin();
  network: Request[] = [];
  waiting = new Map<string, [Task, boolean]>();
  shown: number[] = [];
  corrected = 0;
  private underWay = new Set<string>();
  private last: Task | null = null;

  constructor(readonly server: Server) {}

  tell(event: Event<Task>): void {
    const [shift, effects] = step(this.shift, event);
    this.shift = shift;
    if (shift.screen && shift.screen !== this.last) this.shown.push(shift.screen.item);
    this.last = shift.screen;
    for (const effect of effects) this.perform(effect);
  }

  submit(): void {
    const task = this.shift.screen;
    if (!task) return;
    if (task.assignment.state === "submitted") this.corrected++;
    this.tell({ type: "handed-in", id: task.assignment.id, now: 0 });
    this.deliver(task, this.shown.filter((item) => item === task.item).length > 1);
  }

  /** Open one of the items that are stored; one that is being sent is not opened. */
  open(at: number): void {
    const ids = [...this.server.done.keys()].filter((id) => !this.waiting.has(id) && !this.underWay.has(id));
    const id = ids[at % ids.length];
    if (id && this.shift.screen?.assignment.id !== id) this.tell({ type: "opened", task: this.server.open(id) });
  }

  flush(): void {
    for (const [task, corrected] of [...this.waiting.values()]) {
      this.waiting.delete(task.assignment.id);
      this.tell({ type: "sending", id: task.assignment.id });
      this.deliver(task, corrected);
    }
  }

  /** Let request `at` reach the server, bring its answer back, or lose either. */
  move(at: number, lost: boolean): void {
    const request = this.network[at % this.network.length]!;
    if (!request.reply && !lost) {
      request.reply = request.run();
      return;
    }
    if (!request.reply && lost) request.reply = { ok: false };
    if (request.of) this.underWay.delete(request.of);
    this.network = this.network.filter((r) => r !== request);
    if (request.reply!.ok && !lost) this.tell(request.reply!.event);
    else this.tell(request.lost);
  }

  private perform(effect: Effect): void {
    if (effect.do === "flush") this.flush();
    else
      this.network.push({
        run: () => ({ ok: true, event: { type: "answered", ask: effect.ask, task: this.server.next(effect.holding) } }),
        lost: { type: "unanswered", ask: effect.ask, why: "offline" },
      });
  }

  private deliver(task: Task, corrected: boolean): void {
    const { id } = task.assignment;
    const held = holding(this.shift).filter((one) => one !== id);
    const asks = this.shift.ahead.length === 0;
    this.underWay.add(id);
    const waits = () => {
      this.waiting.set(id, [task, corrected]);
    };
    this.network.push({
      of: id,
      run: () => {
        if (!this.server.submit(id, task.item, corrected))
          return { ok: true, event: { type: "refused", id, correctable: true } };
        return { ok: true, event: { type: "stored", id, next: asks ? this.server.next(held) : undefined } };
      },
      get lost(): Event<Task> {
        waits();
        return { type: "waits", id, why: "offline" };
      },
    });
  }
}

const moves = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant("submit" as const) },
    { weight: 6, arbitrary: fc.record({ at: fc.nat(20), lost: fc.constant(false) }) },
    { weight: 1, arbitrary: fc.record({ at: fc.nat(20), lost: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant("flush" as const) },
    { weight: 1, arbitrary: fc.constant("again" as const) },
  ),
  { maxLength: 120 },
);

function play(desk: Desk, script: (typeof moves extends fc.Arbitrary<infer M> ? M : never) | []): void {
  desk.tell({ type: "again" });
  for (const move of script) {
    if (move === "submit") desk.submit();
    else if (move === "flush") desk.flush();
    else if (move === "again") desk.tell({ type: "again" });
    else if (desk.network.length > 0) desk.move(move.at, move.lost);
  }
}

/** The network is there and all timers ring: until nothing is under way, on and on with the work. */
function settle(desk: Desk, work: boolean): void {
  for (let n = 0; n < 2000; n++) {
    if (desk.network.length > 0) desk.move(0, false);
    else if (desk.waiting.size > 0) desk.flush();
    else if (phase(desk.shift) === "offline") desk.tell({ type: "again" });
    else if (work && desk.shift.screen) desk.submit();
    else return;
  }
  throw new Error(`never at rest: ${JSON.stringify([phase(desk.shift), desk.network.length])}`);
}

describe("a shift", () => {
  it("never gets stuck: at rest with a network there is a task on screen, or none is left", () => {
    fc.assert(
      fc.property(moves, fc.nat(6), fc.uniqueArray(fc.nat(6)), (script, items, refuses) => {
        const desk = new Desk(new Server(items, new Set(refuses)));
        play(desk, script);
        settle(desk, false);
        if (desk.server.stored.size === items) expect(phase(desk.shift)).toBe("empty");
        else expect(phase(desk.shift)).toBe("ready");
      }),
      { numRuns: 2000 },
    );
  });

  it("stores every item once, and shows none again that the server has taken", () => {
    fc.assert(
      fc.property(moves, fc.nat(6), fc.uniqueArray(fc.nat(6)), (script, items, refuses) => {
        const desk = new Desk(new Server(items, new Set(refuses)));
        play(desk, script);
        settle(desk, true);
        expect([...desk.server.stored.entries()].sort()).toEqual([...Array(items).keys()].map((item) => [item, 1]));
        for (const item of Array(items).keys())
          expect(desk.shown.filter((s) => s === item)).toHaveLength(refuses.includes(item) ? 2 : 1);
        expect(phase(desk.shift)).toBe("empty");
      }),
      { numRuns: 2000 },
    );
  });

  it("goes back to stored items and on with the queue: all is done once, each correction is stored, little is held", () => {
    const back = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant("submit" as const) },
        { weight: 2, arbitrary: fc.record({ open: fc.nat(20) }) },
        { weight: 1, arbitrary: fc.constant("leave" as const) },
        { weight: 6, arbitrary: fc.record({ at: fc.nat(20), lost: fc.constant(false) }) },
        { weight: 1, arbitrary: fc.record({ at: fc.nat(20), lost: fc.boolean() }) },
        { weight: 1, arbitrary: fc.constant("flush" as const) },
      ),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(back, fc.integer({ min: 1, max: 12 }), (script, items) => {
        const desk = new Desk(new Server(items, new Set()));
        desk.tell({ type: "again" });
        for (const move of script) {
          if (move === "leave") desk.tell({ type: "left" });
          else if (typeof move === "object" && "open" in move) desk.open(move.open);
          else play(desk, [move]);
          expect(desk.shift.ahead.length).toBeLessThanOrEqual(3);
        }
        settle(desk, true);
        expect([...desk.server.stored.entries()].sort()).toEqual(
          [...Array(items).keys()].map((item) => [item, 1]).sort(),
        );
        expect(desk.server.corrections).toBeGreaterThanOrEqual(desk.corrected);
        expect(phase(desk.shift)).toBe("empty");
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps what was on screen behind an item that is opened again, and comes back to it", () => {
    const task = (id: string, state = "active"): Task => ({ assignment: { id, state, lease_expires: null }, item: 0 });
    let shift: Shift<Task> = { ...begin<Task>(), screen: task("b"), ahead: [task("c")] };
    const tell = (event: Event<Task>) => {
      [shift] = step(shift, event);
      return [shift.screen, ...shift.ahead].map((each) => each?.assignment.id);
    };
    expect(tell({ type: "opened", task: task("a", "submitted") })).toEqual(["a", "b", "c"]);
    expect(tell({ type: "opened", task: task("z", "submitted") })).toEqual(["z", "b", "c"]);
    expect(tell({ type: "left" })).toEqual(["b", "c"]);
    expect(tell({ type: "left" })).toEqual(["b", "c"]);
    expect(tell({ type: "opened", task: task("c", "rework") })).toEqual(["c", "b"]);
  });

  it("is not called offline while the network is there, however answers cross", () => {
    const quiet = moves.map((script) => script.filter((m) => typeof m === "string" || !m.lost));
    fc.assert(
      fc.property(quiet, fc.nat(6), (script, items) => {
        const desk = new Desk(new Server(items, new Set()));
        for (const move of script) {
          play(desk, [move]);
          expect(phase(desk.shift)).not.toBe("offline");
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("asks anew when an answer crossed with a submit that was stored meanwhile", () => {
    const task = (id: string): Task => ({
      assignment: { id, state: "active", lease_expires: null },
      item: 0,
    });
    let shift = begin<Task>();
    let effects: Effect[] = [];
    const tell = (event: Event<Task>) => {
      [shift, effects] = step(shift, event);
      return effects.flatMap((e) => (e.do === "ask" ? e.ask : []));
    };
    const [first] = tell({ type: "again" });
    const [prefetch] = tell({ type: "answered", ask: first!, task: task("a") });
    tell({ type: "handed-in", id: "a", now: 0 });
    tell({ type: "stored", id: "a", next: null });
    tell({ type: "answered", ask: prefetch!, task: task("a") });
    expect(phase(shift)).toBe("loading");
    expect(effects).toMatchObject([{ do: "ask" }]);
  });

  it("passes over a prefetched task whose lease ran out", () => {
    const late = (id: string, at: string): Task => ({
      assignment: { id, state: "active", lease_expires: at },
      item: 0,
    });
    let shift: Shift<Task> = { ...begin<Task>(), screen: late("a", "2026-01-01T00:00:00Z"), lack: "empty" };
    shift = { ...shift, ahead: [late("b", "2026-01-01T00:00:00Z")] };
    [shift] = step(shift, { type: "handed-in", id: "a", now: Date.parse("2026-01-01T00:00:01Z") });
    expect(shift.screen).toBeNull();
    expect(shift.ahead).toEqual([]);
  });
});
