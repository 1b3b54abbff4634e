/** What was done and is not acknowledged yet: kept, sent in order under one key, never twice, given up for good when refused. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Entry, Outbox } from "@/editor/outbox";

class Away extends Error {}
class Passing extends Error {}
const failures = {
  isPassing: (error: unknown) => error instanceof Away || error instanceof Passing,
  isAway: (error: unknown) => error instanceof Away,
};

let count = 0;
const user = () => `u${count}`; // each test has a person of its own: what is kept outlives the outbox
const entry = (key: string, at = 1, more: Partial<Entry> = {}): Entry => ({
  key: `${user()}-${key}`,
  kind: "submit",
  assignment: key,
  title: key,
  user: user(),
  body: { answers: {} },
  at,
  ...more,
});
const names = (outbox: Outbox) => outbox.get().map((e) => e.assignment);

beforeEach(() => {
  count += 1;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => vi.useRealTimers());

function outboxOf(answers: (entry: Entry) => Promise<unknown>) {
  const sent: string[] = [];
  const made = new Outbox(
    user(),
    ["submit", "skip"],
    (e) => {
      sent.push(e.assignment);
      return answers(e);
    },
    failures,
  );
  return { outbox: made, sent };
}

it("an entry that is delivered is gone, and its answer is told", async () => {
  const { outbox, sent } = outboxOf(async () => "stored");
  const told: unknown[] = [];
  outbox.on = { sending: (e) => told.push(e.assignment), delivered: (_, answer) => told.push(answer) };
  await outbox.put(entry("a"));
  expect(sent).toEqual(["a"]);
  expect(told).toEqual(["a", "stored"]);
  expect(outbox.get()).toEqual([]);
  const later = outboxOf(async () => "stored");
  await later.outbox.open();
  expect(later.outbox.get()).toEqual([]);
});

it("what could not be sent is there for the next page, and is sent in the order in which it was done", async () => {
  const { outbox } = outboxOf(async () => Promise.reject(new Away()));
  await outbox.put(entry("second", 2));
  await outbox.put(entry("first", 1));
  outbox.close();
  const { outbox: next, sent } = outboxOf(async () => "stored");
  await next.open();
  expect(names(next)).toEqual(["first", "second"]);
  await next.flush();
  expect(sent).toEqual(["first", "second"]);
  expect(next.get()).toEqual([]);
});

it("while the server is away nothing more is tried; a fault of one entry holds the others up not", async () => {
  const faults: Record<string, Error> = { a: new Passing() };
  const { outbox, sent } = outboxOf(async (e) => {
    const fault = faults[e.assignment];
    if (fault) throw fault;
  });
  await outbox.put(entry("a", 1));
  await outbox.put(entry("b", 2));
  expect(names(outbox)).toEqual(["a"]);
  faults.a = faults.c = new Away();
  await outbox.put(entry("c", 3));
  sent.length = 0;
  await outbox.flush();
  expect(sent).toEqual(["a"]); // and not c, which the same absence would stop
  delete faults.a;
  delete faults.c;
  await outbox.flush();
  expect(outbox.get()).toEqual([]);
});

it("what waits is tried again by itself", async () => {
  let away = true;
  const { outbox, sent } = outboxOf(async () => {
    if (away) throw new Away();
  });
  await outbox.put(entry("a"));
  expect(outbox.get()[0]?.tried).toBe(true);
  away = false;
  await vi.advanceTimersByTimeAsync(3_000);
  await vi.waitFor(() => expect(outbox.get()).toEqual([]));
  expect(sent).toEqual(["a", "a"]);
});

it("what the server refuses stays with its reason, also for the next page, and is not sent again until it is dismissed", async () => {
  const { outbox, sent } = outboxOf(async () => Promise.reject(new Error("the label is gone")));
  await outbox.put(entry("a"));
  await outbox.flush();
  expect(sent).toEqual(["a"]);
  expect(outbox.get()[0]?.refused).toBe("the label is gone");
  const { outbox: next } = outboxOf(async () => undefined);
  await next.open();
  expect(next.get()[0]?.refused).toBe("the label is gone");
  await next.dismiss(next.get()[0]!.key);
  const { outbox: last } = outboxOf(async () => undefined);
  await last.open();
  expect(last.get()).toEqual([]);
});

it("an entry is sent once however often it is asked for while it is under way", async () => {
  let answer: (value: unknown) => void = () => {};
  const { outbox, sent } = outboxOf(() => new Promise((resolve) => (answer = resolve)));
  const put = outbox.put(entry("a"));
  await vi.waitFor(() => expect(sent).toEqual(["a"]));
  await outbox.flush();
  expect(sent).toEqual(["a"]);
  answer("stored");
  await put;
  await outbox.quiet();
  expect(outbox.get()).toEqual([]);
});

it("leaves what other people and other pages did to them", async () => {
  const { outbox } = outboxOf(async () => Promise.reject(new Away()));
  await outbox.put(entry("mine"));
  await outbox.put(entry("of a grid", 2, { kind: "grid" }));
  outbox.close();
  const { outbox: next } = outboxOf(async () => undefined);
  await next.open();
  expect(names(next)).toEqual(["mine"]);
  count += 1;
  const { outbox: other } = outboxOf(async () => undefined);
  await other.open();
  expect(other.get()).toEqual([]);
});
