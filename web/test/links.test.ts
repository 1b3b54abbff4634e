import { describe, expect, it } from "vitest";
import { nameLabels } from "@/editor/labels";
import { finish, remove } from "@/editor/regions";
import { bind } from "@/editor/registry";
import { linksOf, type Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { choose } from "@/editor/verbs/arm";
import type { Chain } from "@/kinds/chains/chains";
import { joined } from "@/kinds/discontinuous/discontinuous";
import { span } from "@/kinds/span/span";
import { registry } from "@/registry";

const document: Schema = {
  stages: [{ name: "t", type: "text", source: "text" }],
  questions: [
    { name: "mentions", type: "regions", stage: "t", labels: [{ name: "m" }] },
    { name: "coref", type: "chains", of: "mentions" },
  ],
};
const schema = bind(document, registry);

function desk(mentions: number) {
  const session = new EditorSession();
  for (let n = 0; n < mentions; n++)
    finish({ schema, session }, "mentions", { label: "m", shape: span.make([n, n + 1]) });
  const ids = (session.get().answers.mentions as { id: string }[]).map((r) => r.id);
  const editing = { schema, session, named: nameLabels(schema) };
  const { question, kind } = schema.linksQuestions()[0]!;
  const key = (name: string) =>
    kind.commands!(editing, question)
      .find((c) => c.keys.includes(name) && (c.when?.() ?? true))
      ?.run({} as KeyboardEvent);
  const members = () => linksOf<Chain>(session.get().answers, "coref").map((c) => c.members.map((m) => ids.indexOf(m)));
  return { session, editing, ids, key, members };
}

describe("chains", () => {
  it("are started and joined by one key, and end with Escape's letting go", () => {
    const { session, ids, key, members } = desk(4);
    for (const n of [0, 2]) {
      session.select(ids[n]!);
      key("c");
    }
    session.activate(null);
    session.select(ids[1]!);
    key("c");
    expect(members()).toEqual([[0, 2], [1]]);
    session.activate(null);
    session.select(ids[2]!);
    key("c"); // in a chain already: that chain is at hand
    session.select(ids[1]!);
    key("c"); // and takes the other chain in as a whole
    expect(members()).toEqual([[0, 2, 1]]);
    session.undo();
    expect(members()).toEqual([[0, 2], [1]]);
  });

  it("are joined by clicking while one is at hand, and lose what is deleted or taken out", () => {
    const { session, editing, ids, key, members } = desk(3);
    session.select(ids[0]!);
    key("c");
    choose(editing, ids[1]!);
    choose(editing, ids[2]!);
    expect(members()).toEqual([[0, 1, 2]]);
    key("Shift+Delete");
    expect(members()).toEqual([[0, 1]]);
    remove(session, schema, ids[0]!);
    expect(members()).toEqual([[1]]);
    remove(session, schema, ids[1]!);
    expect(members()).toEqual([]);
  });
});

it("stretches are kept in order, apart from each other", () => {
  expect(
    joined([
      [8, 9],
      [0, 2],
      [2, 4],
    ]),
  ).toEqual([
    [0, 4],
    [8, 9],
  ]);
});
