import { expect, it } from "vitest";
import { reasonsOf } from "@/desk/skipReasons";
import { nameLabels } from "@/editor/labels";
import { shared } from "@/editor/matching";
import { bind } from "@/editor/registry";
import type { Region, Shape } from "@/editor/schema";
import type { Cluster, Reviewed } from "@/pages/review/clusters";
import { saidLinks } from "@/pages/review/links";
import { registry } from "@/registry";

const schema = bind({ stages: [], questions: [] }, registry);
const region = (shape: Shape & Record<string, unknown>): Region => ({ id: "r", label: "l", shape, attributes: {} });

it("regions of one space are matched by their bounds, whatever their kinds", () => {
  const box = region({ type: "box", x: 0, y: 0, width: 10, height: 10 });
  const ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ];
  expect(shared(schema, box, region({ type: "polygon", points: ring }))).toBe(1);
  expect(shared(schema, box, region({ type: "box", x: 5, y: 0, width: 10, height: 10 }))).toBeCloseTo(1 / 3);
  expect(shared(schema, box, { ...box, page: 1 })).toBe(0);
  expect(shared(schema, box, region({ type: "span", start: 0, end: 10 }))).toBe(0);
  const span = region({ type: "span", start: 0, end: 10 });
  expect(shared(schema, span, span)).toBe(1);
});

it("links of two people read the same when they join the same objects, whatever the ids, and differ in words else", () => {
  const linked = bind(
    {
      stages: [{ name: "photo", type: "image", source: "photo" }],
      questions: [
        {
          name: "objects",
          type: "regions",
          stage: "photo",
          shapes: ["box"],
          labels: [{ name: "man" }, { name: "bike" }],
        },
        { name: "rel", type: "relations", from: "objects", to: "objects", labels: [{ name: "rides" }] },
      ],
    },
    registry,
  );
  const said = (id: string, from: string, to: string) => {
    const box = { type: "box", x: 0, y: 0, width: 1, height: 1 };
    const objects = ["man", "bike"].map((label) => ({ id: `${id}-${label}`, label, shape: box, attributes: {} }));
    const rel = [{ id: `${id}-e`, label: "rides", from: `${id}-${from}`, to: `${id}-${to}`, attributes: {} }];
    return { id, answers: { objects, rel } } as unknown as Reviewed;
  };
  const [ana, ben, eve] = [said("a", "man", "bike"), said("b", "man", "bike"), said("e", "bike", "man")];
  const clusters = ["man", "bike"].map((label): Cluster => {
    const members = ["a", "b", "e"].map((id) => ({ annotation: id, region: `${id}-${label}`, label }));
    return { question: "objects", page: 0, members, similarity: 1 };
  });
  const desk = { schema: linked, named: nameLabels(linked) };
  const words = [ana!, ben!, eve!].map((each) => saidLinks(desk, linked.question("rel")!, each, clusters));
  expect(words).toEqual(["man 1 → bike 2 (rides)", "man 1 → bike 2 (rides)", "bike 2 → man 1 (rides)"]);
  const none = { id: "n", answers: {} } as unknown as Reviewed;
  expect(saidLinks(desk, linked.question("rel")!, none, clusters)).toBe("—");
});

it("reasons of a skip speak of what the item is", () => {
  const of = (...types: string[]) =>
    reasonsOf({ stages: types.map((type, n) => ({ name: `s${n}`, type, source: "x" })) });
  expect(of("text")[0]).toContain("text");
  expect(of("image", "image")[0]).toContain("image");
  expect(of("image", "text")[0]).toContain("item");
  expect(of("series")[0]).toContain("item");
  expect(new Set([of("text"), of("image")].map((reasons) => reasons.at(-1)))).toEqual(new Set(["Another reason"]));
});
