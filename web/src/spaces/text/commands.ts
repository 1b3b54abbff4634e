/** The keys of a text: the caret, the edges of the selected region, and those of the kinds that its questions take. */

import type { Command } from "@/editor/keys";
import type { BoundSchema } from "@/editor/registry";
import type { StageDocument } from "@/editor/schema";
import type { CaretWay } from "@/spaces/text/Caret";
import { wholeWords } from "@/spaces/text/growing";
import { type TextAtHand, textKind } from "@/spaces/text/kind";
import type { TextCanvasHandle } from "@/spaces/text/TextCanvas";
import { t } from "@/texts/texts";

type Options = {
  schema: BoundSchema;
  stage: StageDocument;
  canvas: React.RefObject<TextCanvasHandle | null>;
  text: TextAtHand;
};

export function textCommands(options: Options): Command[] {
  const commands = [...caretCommands(options), ...edgeCommands(options), ...kindCommands(options)];
  return commands.map((c): Command => ({ ...c, scope: "stage" }));
}

type Way = [key: string, direction: CaretWay["direction"], unit: CaretWay["unit"], title: string];
const WAYS: Way[] = [
  ["ArrowLeft", "left", "character", t.space.caretLeft],
  ["ArrowRight", "right", "character", t.space.caretRight],
  ["ArrowUp", "backward", "line", t.space.caretUp],
  ["ArrowDown", "forward", "line", t.space.caretDown],
  ["Home", "backward", "lineboundary", t.space.caretLineStart],
  ["End", "forward", "lineboundary", t.space.caretLineEnd],
];

function caretCommands({ canvas }: Options): Command[] {
  const focused = () => canvas.current?.element() === document.activeElement;
  const one = (title: string, keys: string[], way: CaretWay): Command => ({
    id: `caret ${keys[0]}`,
    title,
    group: t.space.caret,
    keys,
    when: focused,
    run: () => canvas.current?.move(way),
  });
  return WAYS.flatMap(([key, direction, unit, title]) => {
    const plain = [
      one(title, [key], { direction, unit, extend: false }),
      one(`${title}, selecting`, [`Shift+${key}`], { direction, unit, extend: true }),
    ];
    const wordKeys = (shift: string) => [`Mod+${shift}${key}`, `Alt+${shift}${key}`];
    if (unit !== "character") {
      // With a modifier, lines are gone through as without.
      plain[0]!.keys.push(...wordKeys(""));
      plain[1]!.keys.push(...wordKeys("Shift+"));
      return plain;
    }
    return [
      ...plain,
      one(t.space.byWords(title), wordKeys(""), { direction, unit: "word", extend: false }),
      one(t.space.byWordsSelecting(title), wordKeys("Shift+"), { direction, unit: "word", extend: true }),
    ];
  });
}

function edgeCommands({ schema, canvas, text }: Options): Command[] {
  /** Moves an edge of the last stretch of the selected region. */
  const edge = (which: 0 | 1, way: 1 | -1) => () => {
    const region = text.region();
    const kind = region && textKind(schema.registry, region.shape.type);
    if (!region || !kind || !canvas.current) return;
    const stretches = kind.stretches(region.shape);
    const to = [...stretches.at(-1)!] as [number, number];
    to[which] = canvas.current.step(to[which], way);
    const changed = kind.resize(region.shape, stretches.length - 1, to);
    if (changed) text.change(region, changed, "move the edge");
  };
  return [
    { id: "words", title: t.space.toggleWholeWords, group: t.space.editing, keys: ["w"], run: wholeWords.toggle },
    { id: "start-left", title: t.space.startEarlier, group: t.space.editing, keys: ["["], run: edge(0, -1) },
    { id: "start-right", title: t.space.startLater, group: t.space.editing, keys: ["{"], run: edge(0, 1) },
    { id: "end-right", title: t.space.endLater, group: t.space.editing, keys: ["]"], run: edge(1, 1) },
    { id: "end-left", title: t.space.endEarlier, group: t.space.editing, keys: ["}"], run: edge(1, -1) },
  ];
}

function kindCommands({ schema, stage, text }: Options): Command[] {
  const types = new Set(schema.regionsQuestions(stage.name).flatMap((q) => q.shapes ?? []));
  return [...types].flatMap((type) => textKind(schema.registry, type)?.commands?.(text) ?? []);
}
