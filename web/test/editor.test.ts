import { describe, expect, it } from "vitest";
import { editorCommands } from "@/desk/commands";
import { Clock } from "@/editor/clock";
import { clashes, combinations } from "@/editor/keys";
import { nameLabels, RESERVED } from "@/editor/labels";
import { finish, remove } from "@/editor/regions";
import { type BoundSchema, bind } from "@/editor/registry";
import { isAsked, type Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { missing, submittable } from "@/editor/submit";
import { link } from "@/kinds/relations/relations";
import { span } from "@/kinds/span/span";
import { disputed } from "@/pages/review/compare";
import { registry } from "@/registry";

const document: Schema = {
  stages: [{ name: "t", type: "text", source: "text" }],
  questions: [
    {
      name: "ents",
      type: "regions",
      stage: "t",
      labels: [
        { name: "a" },
        { name: "b", attributes: [{ name: "k", type: "choice", options: [{ name: "x" }], required: true }] },
      ],
    },
    { name: "rel", type: "relations", from: "ents", to: "ents", labels: [{ name: "to" }] },
    { name: "topic", type: "choice", options: [{ name: "p" }, { name: "q" }], required: true },
    { name: "why", type: "text", when: { topic: "q" }, required: true },
  ],
};

const schema = bind(document, registry);

const addSpan = (session: EditorSession, question: string, label: string, start: number, end: number) =>
  finish({ schema, session }, question, { label, shape: span.make([start, end]) });

describe("the session", () => {
  it("undoes and redoes without limit, and comes back to the same document", () => {
    const session = new EditorSession();
    const seen = [session.get().answers];
    for (let n = 0; n < 300; n++) {
      addSpan(session, "ents", n % 2 ? "a" : "b", n, n + 1);
      seen.push(session.get().answers);
    }
    for (let n = 300; n-- > 0; ) {
      session.undo();
      expect(session.get().answers).toEqual(seen[n]);
    }
    for (let n = 0; n < 300; n++) session.redo();
    expect(session.get().answers).toEqual(seen.at(-1));
  });

  it("deletes the relations of a region with it, and brings both back", () => {
    const session = new EditorSession();
    addSpan(session, "ents", "a", 0, 1);
    const first = session.get().selected!;
    addSpan(session, "ents", "a", 2, 3);
    link(session, "rel", "to", first, session.get().selected!);
    const before = session.get().answers;
    remove(session, schema, first);
    expect(session.get().answers).toMatchObject({ rel: [] });
    session.undo();
    expect(session.get().answers).toEqual(before);
  });

  it("does not let an edge pass the other", () => {
    expect(span.resize(span.make([3, 5]), 0, [5, 5])).toBeNull();
  });

  it("marks the same stretch with the same label once", () => {
    const session = new EditorSession();
    addSpan(session, "ents", "a", 3, 5);
    addSpan(session, "ents", "a", 3, 5);
    expect(session.get().past).toHaveLength(1);
  });
});

describe("answers", () => {
  it("leaves out what is not asked and says what is missing", () => {
    expect(missing(schema, {}).map((m) => m.question)).toEqual(["topic"]);
    expect(missing(schema, { topic: "q" }).map((m) => m.question)).toEqual(["why"]);
    expect(submittable(schema, { topic: "p", why: "stale" })).toEqual({ topic: "p" });
    expect(isAsked(schema.questions[3]!, { topic: ["p", "q"] })).toBe(true);
    const region = { id: "1", label: "b", shape: { type: "span", start: 0, end: 1 }, attributes: {} };
    expect(missing(schema, { topic: "p", ents: [region] })).toMatchObject([{ question: "ents", region: "1" }]);
  });

  it("shows what annotators dispute", () => {
    const region = (end: number) => ({
      id: `${end}`,
      label: "a",
      shape: { type: "span" as const, start: 0, end },
      attributes: {},
    });
    const found = disputed(schema, [
      { topic: "p", ents: [region(1)] },
      { topic: "p", ents: [region(1), region(2)] },
    ]);
    expect([...found.questions]).toEqual(["ents"]);
    expect(found.region("ents", region(1), "x")).toBe(false);
    expect(found.region("ents", region(2), "x")).toBe(true);
  });
});

const commandsOf = (each: BoundSchema) =>
  editorCommands({
    schema: each,
    session: new EditorSession(),
    named: nameLabels(each),
    press: () => undefined,
    clock: new Clock(),
    handles: { current: {} },
    lengths: () => ({}),
  });

describe("keys", () => {
  it("never clash, however many labels there are", () => {
    const many: Schema = {
      ...document,
      questions: [
        {
          name: "ents",
          type: "regions",
          stage: "t",
          labels: Array.from({ length: 60 }, (_, n) => ({ name: `l${n}` })),
        },
        ...document.questions.slice(2),
      ],
    };
    for (const each of [schema, bind(many, registry)]) {
      const named = nameLabels(each);
      expect(clashes(commandsOf(each))).toEqual([]);
      expect([...named.values()].filter((n) => n.key && RESERVED.has(n.key))).toEqual([]);
    }
  });

  it("name combinations as they are declared", () => {
    const event = { key: "Z", ctrlKey: true, metaKey: false, altKey: false, shiftKey: true };
    expect(combinations(event)[0]).toBe("Mod+Shift+z");
    expect(combinations({ ...event, key: "?", ctrlKey: false })[0]).toBe("?");
  });
});
