/**
 * A shift of work as a state machine: what is on screen, what is at hand behind it, what was handed in, and what is
 * being asked for. Pure: the driver (work.ts) sends what `step` asks for and tells it what came back, in any order.
 */

export type Assigned = { assignment: { id: string; state: string; lease_expires: string | null } };

/** Why no task is at hand: none is left, the request failed, or the project hands none out while it is archived. */
export type Lack = "empty" | "offline" | "signed-out" | "failed" | "archived";

/** What became of a task that was handed in. stored: the moment (in ticks) at which the server's word came. */
type Handed<T> = { task: T | null } & ({ state: "sending" | "waiting" } | { state: "stored"; at: number });

export type Shift<T extends Assigned> = {
  screen: T | null;
  ahead: readonly T[];
  /** Refused submits that can be corrected: they come before anything new. */
  back: readonly T[];
  handed: ReadonlyMap<string, Handed<T>>;
  /** Requests under way that can bring a task, with the moment at which each was sent. */
  asks: ReadonlyMap<string, number>;
  lack: Lack | null;
  tick: number;
};

export type Event<T extends Assigned> =
  /** Work that an earlier page left in the outbox. */
  | { type: "found"; waiting: string[] }
  /** The person, the network or a timer says: try again. */
  | { type: "again" }
  | { type: "answered"; ask: string; task: T | null }
  | { type: "unanswered"; ask: string; why: Lack }
  /** Submitted or skipped; `now` is the clock's time, to see whose lease ran out. */
  | { type: "handed-in"; id: string; now: number }
  | { type: "sending"; id: string }
  /** next: undefined when the request did not ask for the next task. */
  | { type: "stored"; id: string; next?: T | null | undefined }
  | { type: "waits"; id: string; why: Lack }
  /** The person took up an item of theirs again; what is on screen waits behind it. */
  | { type: "opened"; task: T }
  /** They leave what they corrected as it was. */
  | { type: "left" }
  /** correctable: the person can mend the answers and submit again. */
  | { type: "refused"; id: string; correctable: boolean };

export type Effect = { do: "ask"; ask: string; holding: string[] } | { do: "flush" };

export function begin<T extends Assigned>(): Shift<T> {
  return { screen: null, ahead: [], back: [], handed: new Map(), asks: new Map(), lack: null, tick: 0 };
}

export type Phase = "ready" | "loading" | Lack;

export const phase = (shift: Shift<Assigned>): Phase =>
  shift.screen ? "ready" : shift.asks.size > 0 ? "loading" : (shift.lack ?? "loading");

/** The next state, and what has to be done for it. */
export function step<T extends Assigned>(before: Shift<T>, event: Event<T>): [Shift<T>, Effect[]] {
  const [after, effects] = react({ ...before, tick: before.tick + 1 }, event);
  const filled = fill(after);
  return [filled[0], [...effects, ...filled[1]]];
}

function react<T extends Assigned>(s: Shift<T>, event: Event<T>): [Shift<T>, Effect[]] {
  switch (event.type) {
    case "found": {
      const handed = new Map(s.handed);
      for (const id of event.waiting) handed.set(id, { task: null, state: "waiting" });
      return [{ ...s, handed }, []];
    }
    case "again":
      return [{ ...s, lack: null }, []];
    case "answered":
      return taken({ ...s, asks: without(s.asks, event.ask) }, event.task, s.asks.get(event.ask) ?? s.tick);
    case "unanswered":
      return [{ ...s, asks: without(s.asks, event.ask), lack: event.why }, []];
    case "handed-in": {
      if (s.screen?.assignment.id !== event.id) return [s, []];
      const handed = new Map(s.handed).set(event.id, { task: s.screen, state: "sending" });
      const ahead = s.ahead.filter((task) => !isOver(task, event.now));
      return [{ ...s, screen: null, ahead, handed, lack: null, asks: put(s.asks, handIn(event.id), s.tick) }, []];
    }
    case "sending": {
      const known = s.handed.get(event.id);
      if (known?.state === "sending") return [s, []];
      const handed = new Map(s.handed).set(event.id, { task: known?.task ?? null, state: "sending" });
      return [{ ...s, handed, asks: put(s.asks, handIn(event.id), s.tick) }, []];
    }
    case "stored": {
      const sent = s.asks.get(handIn(event.id)) ?? s.tick;
      const handed = new Map(s.handed).set(event.id, { task: null, state: "stored", at: s.tick });
      const after: Shift<T> = { ...s, handed, asks: without(s.asks, handIn(event.id)), lack: null };
      return event.next === undefined ? [after, []] : taken(after, event.next, sent);
    }
    case "waits": {
      const handed = new Map(s.handed).set(event.id, { task: s.handed.get(event.id)?.task ?? null, state: "waiting" });
      return [{ ...s, handed, asks: without(s.asks, handIn(event.id)), lack: event.why }, []];
    }
    case "opened": {
      const { id } = event.task.assignment;
      const others = (list: readonly T[]) => list.filter((task) => task.assignment.id !== id);
      const waits = s.screen && isWork(s.screen) ? [s.screen] : [];
      const ahead = others([...waits, ...s.ahead]);
      return [{ ...s, screen: event.task, ahead, back: others(s.back), handed: without(s.handed, id), lack: null }, []];
    }
    case "left":
      return s.screen && !isWork(s.screen) ? [{ ...s, screen: null, lack: null }, []] : [s, []];
    case "refused": {
      const task = s.handed.get(event.id)?.task;
      const after = { ...s, asks: without(s.asks, handIn(event.id)), lack: null };
      const handed = without(s.handed, event.id);
      if (event.correctable && task) return [{ ...after, handed, back: [...s.back, task] }, []];
      // What the server refused for good is not handed out again; if it is, it is work to be done.
      return [{ ...after, handed }, []];
    }
  }
}

/** What to make of a task that the server gave to a request sent at that moment: answers may have crossed on the way. */
function taken<T extends Assigned>(s: Shift<T>, task: T | null, sent: number): [Shift<T>, Effect[]] {
  if (!task) return [{ ...s, lack: "empty" }, []];
  const { id } = task.assignment;
  if ([s.screen, ...s.ahead, ...s.back].some((held) => held?.assignment.id === id))
    return [{ ...s, lack: "empty" }, []];
  const known = s.handed.get(id);
  switch (known?.state) {
    case "sending": // its own answer will come, and asks again
      return [s, []];
    case "waiting": // the server is there but has not got it yet: send it now, its answer asks again
      return [{ ...s, lack: s.lack ?? "offline" }, [{ do: "flush" }]];
    case "stored":
      if (known.at >= sent) return [{ ...s, lack: null }, []]; // handed out before the submit came in: ask anew
  }
  return [{ ...s, handed: without(s.handed, id), ahead: [...s.ahead, task], lack: null }, []];
}

/** Bring the next task to the screen, and ask for one when none is at hand behind it. */
function fill<T extends Assigned>(s: Shift<T>): [Shift<T>, Effect[]] {
  let next = s;
  if (!next.screen && next.back.length > 0) next = { ...next, screen: next.back[0]!, back: next.back.slice(1) };
  if (!next.screen && next.ahead.length > 0) next = { ...next, screen: next.ahead[0]!, ahead: next.ahead.slice(1) };
  const wants = !next.screen || (next.ahead.length === 0 && next.back.length === 0);
  if (!wants || next.lack !== null || next.asks.size > 0) return [next, []];
  const ask = `ask ${next.tick}`;
  return [{ ...next, asks: put(next.asks, ask, next.tick) }, [{ do: "ask", ask, holding: holding(next) }]];
}

/** What the server is to pass over: what is at hand, and what it may not know to be handed in. */
export function holding(shift: Shift<Assigned>): string[] {
  const atHand = [shift.screen, ...shift.back, ...shift.ahead].flatMap((task) => task?.assignment.id ?? []);
  const unknown = [...shift.handed].flatMap(([id, h]) => (h.state === "sending" || h.state === "waiting" ? [id] : []));
  return [...atHand, ...unknown];
}

/** Whether it has to be done: what is only corrected is done already. */
export const isWork = (task: Assigned): boolean => task.assignment.state !== "submitted";

const handIn = (id: string) => `hand in ${id}`;

function isOver(task: Assigned, now: number): boolean {
  const { lease_expires } = task.assignment;
  return lease_expires !== null && Date.parse(lease_expires) <= now;
}

function put<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const next = new Map(map);
  next.delete(key);
  return next;
}
