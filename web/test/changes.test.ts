import { describe, expect, it } from "vitest";
import { changesOf } from "@/desk/changes";
import { nameLabels } from "@/editor/labels";
import { bind } from "@/editor/registry";
import type { Answers } from "@/editor/schema";
import { registry } from "@/registry";
import { moment } from "@/texts/many";

const schema = bind(
  {
    stages: [{ name: "text", type: "text", source: "text" }],
    questions: [
      {
        name: "ents",
        type: "regions",
        stage: "text",
        labels: [
          { name: "person" },
          {
            name: "place",
            title: "Place",
            attributes: [{ name: "kind", type: "choice", options: [{ name: "city" }, { name: "land" }] }],
          },
        ],
      },
      { name: "rel", type: "relations", from: "ents", to: "ents", labels: [{ name: "lives in" }] },
      { name: "topic", title: "Topic", type: "choice", options: [{ name: "a", title: "Sport" }, { name: "b" }] },
      { name: "tags", type: "choice", multiple: true, options: [{ name: "x" }, { name: "y" }] },
      { name: "note", type: "text" },
      {
        name: "kind",
        type: "choice",
        options: [{ name: "animal", title: "Animal", options: [{ name: "cat", title: "Cat" }] }],
      },
    ],
  },
  registry,
);
const wording = {
  schema,
  named: nameLabels(schema),
  shown: { projectId: "p", data: { text: "Ana lives in Rom" }, media: {} },
};
const span = (id: string, start: number, end: number, label = "person", attributes: Record<string, unknown> = {}) => ({
  id,
  label,
  shape: { type: "span", start, end },
  attributes,
});
const changes = (before: Answers, after: Answers) => changesOf(wording, before, after);

describe("what was changed between two revisions", () => {
  it("is nothing where the same is said: in another order, under other ids, with nothing instead of an empty list", () => {
    expect(
      changes(
        { ents: [span("1", 0, 3), span("2", 13, 16)], tags: ["x", "y"], topic: "a", note: "" },
        { ents: [span("8", 13, 16), span("9", 0, 3)], tags: ["y", "x"], topic: "a", rel: [] },
      ),
    ).toEqual([]);
  });

  it("names each answer as it was and as it is", () => {
    expect(changes({ topic: "a", note: "one" }, { topic: "b", tags: ["x"], note: "one" })).toEqual([
      { question: "topic", title: "Topic", kind: "answer", before: "Sport", after: "b" },
      { question: "tags", title: "tags", kind: "answer", before: "—", after: "x" },
    ]);
    expect(changes({ kind: "animal" }, { kind: "animal/cat" })).toMatchObject([
      { before: "Animal", after: "Animal / Cat" },
    ]);
  });

  it("tells regions that were added, removed, given another label, moved, or answered otherwise", () => {
    const before = {
      ents: [span("1", 0, 3), span("2", 4, 9), span("3", 10, 12), span("4", 13, 16, "place", { kind: "land" })],
    };
    const after = {
      ents: [
        span("1", 0, 3, "place"),
        span("3", 10, 16),
        span("4", 13, 16, "place", { kind: "city" }),
        span("5", 0, 1),
      ],
    };
    const [found, ...rest] = changes(before, after);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      question: "ents",
      kind: "marks",
      added: [{ id: "5", label: "person", text: "A" }],
      removed: [{ id: "2", label: "person", text: "lives" }],
      changed: [
        { id: "1", label: "Place", was: "person", moved: false, attributes: [] },
        { id: "3", label: "person", moved: true, wasText: "in", text: "in Rom" },
        { id: "4", moved: false, attributes: [{ title: "kind", before: "land", after: "city" }] },
      ],
    });
  });

  it("tells links by what they join, not by their ids", () => {
    const ents = [span("1", 0, 3), span("2", 13, 16, "place")];
    const link = (id: string, from: string, to: string) => ({ id, label: "lives in", from, to, attributes: {} });
    expect(changes({ ents, rel: [link("e", "1", "2")] }, { ents, rel: [link("f", "1", "2")] })).toEqual([]);
    expect(changes({ ents, rel: [link("e", "1", "2")] }, { ents, rel: [link("e", "2", "1")] })).toMatchObject([
      { question: "rel", added: [{ text: "Rom → Ana" }], removed: [{ text: "Ana → Rom" }], changed: [] },
    ]);
  });
});

it("a moment is read by the hour today, and with its day before that", () => {
  const now = new Date(2026, 10, 25, 18, 0);
  expect(moment(new Date(2026, 10, 25, 9, 5).toISOString(), now)).toBe("09:05");
  expect(moment(new Date(2026, 10, 24, 23, 59).toISOString(), now)).toBe("2026-11-24 23:59");
});
