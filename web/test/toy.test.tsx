// @vitest-environment happy-dom
/** A toy kind and a toy stage go through desk, review and schema form, with no file of the house that knows of them. */
import { MantineProvider } from "@mantine/core";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeAll, expect, it } from "vitest";
import { Panel } from "@/desk/Panel";
import { Stages } from "@/desk/Stages";
import { type Desk, useDesk } from "@/desk/useDesk";
import type { Review } from "@/desk/work/reviewing";
import { clashes, useHotkeys } from "@/editor/keys";
import { bind, Registry, RegistryContext } from "@/editor/registry";
import type { Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { missing, submittable } from "@/editor/submit";
import { ColumnReview } from "@/pages/review/ColumnReview";
import { disputed } from "@/pages/review/compare";
import { Preview } from "@/pages/schema/Preview";
import { SchemaForm } from "@/pages/schema/SchemaForm";
import { beat, sound, thumb } from "./toy";

const registry = new Registry([beat, thumb], [sound]);
const document_: Schema = {
  stages: [{ name: "s", type: "sound", source: "song" }],
  questions: [
    { name: "beats", type: "regions", stage: "s", shapes: ["beat"], labels: [{ name: "kick" }, { name: "snare" }] },
    { name: "liked", type: "thumb", required: true },
  ],
};
const schema = bind(document_, registry);
const shown = { projectId: "p", data: { song: "la" }, media: {} };

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  window.matchMedia ??= (() => ({ matches: false, addEventListener() {}, removeEventListener() {} })) as never;
});
let unmount = () => {};
afterEach(() => unmount());

function show(children: ReactNode): HTMLElement {
  const place = window.document.body.appendChild(window.document.createElement("div"));
  const root = createRoot(place);
  unmount = () => {
    act(() => root.unmount());
    place.remove();
  };
  act(() =>
    root.render(
      <MantineProvider>
        <RegistryContext value={registry}>{children}</RegistryContext>
      </MantineProvider>,
    ),
  );
  return place;
}
const press = (key: string) =>
  act(() => {
    window.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });

let desk: Desk;
function AtDesk({ session }: { session: EditorSession }) {
  desk = useDesk({ schema, session, shown });
  useHotkeys(desk.commands);
  return (
    <>
      <Stages desk={desk} />
      <Panel desk={desk} lacking={[]} />
    </>
  );
}

const nothing = () => undefined;
const final = new EditorSession({ liked: "down" });
function AtReview({ review }: { review: Review }) {
  desk = useDesk({ schema, session: final, shown });
  return (
    <ColumnReview desk={desk} review={review} lacking={[]} onAccept={nothing} onStart={nothing} onBack={nothing} />
  );
}

it("is labeled by keys at the desk, with its own commands, course and list", () => {
  const session = new EditorSession();
  const place = show(<AtDesk session={session} />);
  expect(place.textContent).toContain("Press a label’s key while it sounds.");
  expect(missing(schema, session.get().answers).map((m) => m.question)).toEqual(["liked"]);
  press(" ");
  press(" ");
  press("2"); // snare, where the clock stands
  press("PageUp");
  press("1"); // kick, a second before
  press("3"); // thumb up
  const { answers } = session.get();
  expect(answers.beats).toMatchObject([
    { label: "snare", shape: { type: "beat", second: 2 } },
    { label: "kick", shape: { type: "beat", second: 1 } },
  ]);
  expect(submittable(schema, answers).liked).toBe("up");
  expect(place.textContent).toContain("thumb up");
  expect(place.textContent).toContain("2 / 5");
  press("j"); // reading order is the kind's: the earlier beat first
  expect(desk.describe((answers.beats as never[])[1]!)).toBe("at 1 s");
  expect(clashes(desk.commands())).toEqual([]);
  press("1");
  expect((session.get().answers.beats as { label: string }[])[0]?.label).toBe("snare");
  act(() => session.undo());
  expect(missing(schema, answers)).toEqual([]);
});

it("is reviewed: who differs is said, and everybody's answers stand beside the final one", () => {
  const heard = (second: number, liked: string) => ({
    beats: [{ id: "b", label: "kick", shape: { type: "beat", second }, attributes: {} }],
    liked,
  });
  const annotations = ["Ana", "Ben"].map((name, n) => ({
    id: name,
    name,
    answers: heard(n, "up"),
    revision: 1,
    seconds: 3,
  }));
  const found = disputed(
    schema,
    annotations.map((a) => a.answers),
  );
  expect([...found.questions]).toEqual(["beats"]);
  const review = { annotations, clusters: [], settled: null, start: null, item: {} } as unknown as Review;
  const place = show(<AtReview review={review} />);
  expect(place.textContent).toContain('Ana: s heard {"beats"');
  expect(place.textContent).toContain("up!");
  expect(place.textContent).toContain("thumb down");
});

it("has its rows in the schema form and its sample in the preview", () => {
  let changed: Schema = document_;
  const place = show(
    <>
      <SchemaForm schema={document_} faults={[]} onChange={(next) => (changed = next)} />
      <Preview schema={document_} sample="" />
    </>,
  );
  for (const words of ["Add sound view", "settings of beats", "settings of thumbs", "sound of song"])
    expect(place.textContent).toContain(words);
  const add = [...place.querySelectorAll("button")].find((b) => b.textContent === "Add sound view")!;
  act(() => add.click());
  expect(changed.stages[1]).toEqual({ name: "sound", type: "sound", source: "sound" });
});
