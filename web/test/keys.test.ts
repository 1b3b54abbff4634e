import { describe, expect, it } from "vitest";
import { editorCommands } from "@/desk/commands";
import { Clock } from "@/editor/clock";
import { type Command, clashes, combinations, commandFor } from "@/editor/keys";
import { nameLabels } from "@/editor/labels";
import { bind } from "@/editor/registry";
import type { Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import type { StageHandle } from "@/editor/stage";
import { labelCommands } from "@/pages/label/commands";
import { registry } from "@/registry";
import { planeCommands } from "@/spaces/plane/commands";
import type { ToolHost } from "@/spaces/plane/kind";
import { offered } from "@/spaces/plane/tools";
import type { PlaneEditing } from "@/spaces/plane/usePlaneEditor";
import { textCommands } from "@/spaces/text/commands";
import type { TextAtHand } from "@/spaces/text/kind";

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const pressed = (key: string, code: string, held: Partial<typeof none> = {}) =>
  combinations({ ...none, ...held, key, code });

/** What the label page does itself, whatever is on screen. */
const nothing = () => undefined;
const ofLabelPage = labelCommands({
  submit: nothing,
  save: nothing,
  skip: nothing,
  back: nothing,
  on: nothing,
  onDialog: nothing,
  named: new Map(),
});

it("the browser keeps its zoom where + and - stand on other places", () => {
  for (const [key, code] of [
    ["+", "BracketRight"], // German, Spanish, Italian
    ["-", "Slash"],
    ["+", "Equal"],
    ["-", "Minus"],
    ["0", "Digit0"],
  ] as const)
    expect(commandFor(ofLabelPage, pressed(key, code, { ctrlKey: true }))).toBeUndefined();
});

it("one goes back and on by the places of the brackets on every layout", () => {
  expect(commandFor(ofLabelPage, pressed("ü", "BracketLeft", { altKey: true }))?.id).toBe("earlier");
  expect(commandFor(ofLabelPage, pressed("+", "BracketRight", { altKey: true }))?.id).toBe("later");
});

describe("keys on other layouts", () => {
  it.each([
    ["Russian", "з", "KeyP", {}, "p"],
    ["Russian, undo", "я", "KeyZ", { ctrlKey: true }, "Mod+z"],
    ["Russian, a tool", "И", "KeyB", { shiftKey: true }, "Shift+b"],
    ["Greek", "ξ", "KeyJ", {}, "j"],
    ["Arabic digits", "١", "Digit1", {}, "1"],
    ["French digits", "é", "Digit2", {}, "2"],
    ["French, with Alt and Shift", "1", "Digit1", { altKey: true, shiftKey: true }, "Alt+Shift+1"],
    ["German, where ü stands on [", "ü", "BracketLeft", {}, "["],
    ["Hebrew, the help sheet", ".", "Slash", { shiftKey: true }, "?"],
    ["a dead key", "Dead", "BracketLeft", {}, "["],
  ] as const)("%s", (_, key, code, held, wanted) => {
    expect(pressed(key, code, held)).toContain(wanted);
  });

  it("go by the character that a Latin layout writes, not by the place of its key", () => {
    expect(pressed("a", "KeyQ")).toEqual(["a"]); // French
    expect(pressed("y", "KeyZ")).toEqual(["y"]); // German
    expect(pressed("z", "KeyY", { ctrlKey: true })).toEqual(["Mod+z"]);
  });

  it("read what AltGr writes as a sign", () => {
    const event = { ...none, ctrlKey: true, altKey: true, key: "[", code: "Digit8", getModifierState: () => true };
    expect(combinations(event)[0]).toBe("[");
  });
});

it("a tool's keys come before the stage's, the stage's before the page's, and what means nothing now lets its key go on", () => {
  const run = () => undefined;
  const one = (id: string, rest: Partial<Command> = {}): Command => ({
    id,
    title: id,
    group: "",
    keys: ["x"],
    run,
    ...rest,
  });
  const all = [one("page"), one("stage", { scope: "stage" }), one("tool", { scope: "tool", when: () => false })];
  expect(commandFor(all, ["x"])?.id).toBe("stage");
  expect(clashes([...all, one("other")])).toEqual(["x: page, other"]);
  expect(clashes(all)).toEqual([]);
});

const DOCUMENT: Schema = {
  stages: [
    { name: "photo", type: "image", source: "photo" },
    { name: "words", type: "text", source: "words" },
  ],
  questions: [
    {
      name: "objects",
      type: "regions",
      stage: "photo",
      rotated: true,
      shapes: registry.shapesOn("image").map((kind) => kind.type),
      labels: Array.from({ length: 12 }, (_, n) => ({ name: `o${n}` })),
    },
    {
      name: "mentions",
      type: "regions",
      stage: "words",
      shapes: registry.shapesOn("text").map((kind) => kind.type),
      labels: Array.from({ length: 12 }, (_, n) => ({ name: `m${n}` })),
    },
    { name: "rel", type: "relations", from: "mentions", to: "objects", labels: [{ name: "shows" }] },
    { name: "coref", type: "chains", of: "mentions" },
    { name: "topic", type: "choice", options: Array.from({ length: 12 }, (_, n) => ({ name: `c${n}` })) },
  ],
};

it("never clash: every stage, every tool in the hand, every kind's own keys, in every scope", () => {
  const schema = bind(DOCUMENT, registry);
  const session = new EditorSession();
  const [photo, words] = schema.stages as [Schema["stages"][number], Schema["stages"][number]];
  const tools = offered(registry, schema.regionsQuestions("photo"));
  expect(tools.length).toBeGreaterThan(10);
  for (const entry of [null, ...tools]) {
    const tool = entry?.make({ skeleton: () => undefined } as ToolHost) ?? null;
    const editing = { tool, tools, entry, questions: schema.regionsQuestions("photo"), settings: {} };
    const handles = {
      photo: {
        commands: () =>
          planeCommands({
            schema,
            stage: photo,
            session,
            editing: editing as unknown as PlaneEditing,
            controller: { current: null },
            at: 0,
            onAdjust: () => undefined,
          }),
      },
      words: {
        commands: () => textCommands({ schema, stage: words, canvas: { current: null }, text: {} as TextAtHand }),
      },
    } as unknown as Record<string, StageHandle>;
    const desk = { schema, session, named: nameLabels(schema), press: () => undefined, clock: new Clock() };
    for (const one of [{ photo: handles.photo! }, { words: handles.words! }, handles]) {
      const found = [
        ...ofLabelPage,
        ...editorCommands({ ...desk, handles: { current: one }, lengths: () => ({ page: 3 }) }),
      ];
      // What the page has means the same wherever one is: no stage and no tool takes its keys.
      for (const key of ofLabelPage.flatMap((c) => c.keys))
        expect(found.filter((c) => c.keys.includes(key) && c.scope && c.scope !== "page").map((c) => c.id)).toEqual([]);
      expect(clashes(found)).toEqual([]);
      const keys = found.flatMap((c) => c.keys);
      for (const key of ["Enter", "Delete", "Escape"]) expect(keys).toContain(key);
    }
  }
});
