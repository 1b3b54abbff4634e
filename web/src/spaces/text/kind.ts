/** What a kind of region along a text gives to it. All offsets are code points, half-open. */
import type { Command } from "@/editor/keys";
import type { RegionKind } from "@/editor/kind";
import type { Registry } from "@/editor/registry";
import type { Region, RegionsQuestion, Shape } from "@/editor/schema";

export type Stretch = readonly [start: number, end: number];

export interface TextKind<S extends Shape = Shape> extends RegionKind<S> {
  space: "text";
  /** The stretches it is drawn on, in order. */
  stretches: (shape: S) => Stretch[];
  make: (stretch: Stretch) => S;
  /** With one of its stretches changed; null when it cannot be. */
  resize: (shape: S, part: number, to: Stretch) => S | null;
  commands?: (text: TextAtHand) => Command[];
}

/** What a kind's own commands may ask of the text. */
export type TextAtHand = {
  /** The stretch that is selected in the text; null when none is. */
  stretch: () => Stretch | null;
  clear: () => void;
  /** The selected region, when it lies on this text and is not locked. */
  region: () => Region | null;
  /** The stretches of a region, whatever its kind. */
  stretches: (region: Region) => Stretch[];
  question: (region: Region) => RegionsQuestion | undefined;
  change: (region: Region, shape: Shape, name: string) => void;
};

export const defineTextKind = <S extends Shape>(kind: TextKind<S>): TextKind<S> => kind;

/** The kind of a shape, when it lies along a text. */
export function textKind(registry: Registry, type: string): TextKind | null {
  const kind = registry.regions.get(type);
  return kind?.space === "text" ? (kind as TextKind) : null;
}

/** The kind that a selected stretch becomes: the first of the text that the question takes. */
export function madeKind(registry: Registry, question: RegionsQuestion): TextKind | null {
  for (const type of question.shapes ?? [...registry.regions.keys()]) {
    const kind = textKind(registry, type);
    if (kind) return kind;
  }
  return null;
}
