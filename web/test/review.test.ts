import { expect, it } from "vitest";
import { shared } from "@/editor/matching";
import { bind } from "@/editor/registry";
import type { Region, Shape } from "@/editor/schema";

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
