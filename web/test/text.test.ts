import { describe, expect, it } from "vitest";
import { blockAt, blocksOf, distribute, place } from "@/spaces/text/blocks";
import { onColor } from "@/spaces/text/measure";
import { Offsets, snap, step } from "@/spaces/text/offsets";

const TEXT = "👩‍👩‍👧 Zoë é שלום\r\nzwei 🇵🇹 Ende";

describe("offsets", () => {
  it("count code points and come back, for every sign", () => {
    const offsets = new Offsets(TEXT);
    const points = [...TEXT];
    expect(offsets.length).toBe(points.length);
    let unit = 0;
    points.forEach((sign, point) => {
      expect(offsets.toUtf16(point)).toBe(unit);
      expect(offsets.toPoint(unit)).toBe(point);
      expect(offsets.slice(point, point + 1)).toBe(sign);
      unit += sign.length;
    });
    expect(offsets.toUtf16(points.length)).toBe(TEXT.length);
  });

  it("snap to words and trim white space", () => {
    expect(snap("see New York now", 5, 9, true)).toEqual([4, 12]);
    expect(snap("see New York now", 3, 8, false)).toEqual([4, 7]);
    expect(snap("a   b", 1, 4, true)).toBeNull();
  });

  it("step over what a reader sees as one sign", () => {
    expect(step(TEXT, 0, 1)).toBe("👩‍👩‍👧".length);
    expect(step(TEXT, "👩‍👩‍👧".length, -1)).toBe(0);
  });
});

describe("blocks", () => {
  it("cover the text but for line breaks, whatever kind", () => {
    const text = `one\r\ntwo\n\nthree\r${"x ".repeat(5000)}`;
    const blocks = blocksOf(text);
    expect(blocks.slice(0, 4).map((b) => text.slice(b.start, b.end))).toEqual(["one", "two", "", "three"]);
    expect(
      blocks
        .slice(4)
        .map((b) => text.slice(b.start, b.end))
        .join(""),
    ).toBe("x ".repeat(5000));
    expect(blocks.every((b) => b.end - b.start <= 1200)).toBe(true);
    for (let i = 0; i < blocks.length; i++) expect(blockAt(blocks, blocks[i]!.start)).toBe(i);
  });

  it("keep the arrays of blocks whose spans are unchanged", () => {
    const blocks = blocksOf("aaa\nbbb\nccc");
    const span = (id: string, start: number, end: number) => ({
      id,
      part: 0,
      start,
      end,
      label: "l",
      color: "#000000",
      style: "plain" as const,
    });
    const before = distribute(blocks, place([span("1", 0, 2), span("2", 4, 6)]), new Map());
    const after = distribute(blocks, place([span("1", 0, 2), span("2", 4, 7)]), before);
    expect(after.get(0)).toBe(before.get(0));
    expect(after.get(1)).not.toBe(before.get(1));
    expect(place([span("1", 0, 9), span("2", 1, 3), span("3", 4, 6)]).map((s) => s.level)).toEqual([0, 1, 1]);
  });
});

it("writes on every colour with enough contrast", () => {
  expect(onColor("#e69f00")).toBe("#000000");
  expect(onColor("#0072b2")).toBe("#ffffff");
});
