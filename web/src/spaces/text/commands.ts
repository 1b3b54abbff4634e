/** The keys of a text: the caret, the edges of the selected region, and those of the kinds that its questions take. */
import type { Command } from "@/editor/keys";
import type { BoundSchema } from "@/editor/registry";
import type { StageDocument } from "@/editor/schema";
import type { CaretWay } from "@/spaces/text/Caret";
import { wholeWords } from "@/spaces/text/growing";
import { type TextAtHand, textKind } from "@/spaces/text/kind";
import type { TextCanvasHandle } from "@/spaces/text/TextCanvas";

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
  ["ArrowLeft", "left", "character", "Caret left"],
  ["ArrowRight", "right", "character", "Caret right"],
  ["ArrowUp", "backward", "line", "Caret up"],
  ["ArrowDown", "forward", "line", "Caret down"],
  ["Home", "backward", "lineboundary", "Caret to the start of the line"],
  ["End", "forward", "lineboundary", "Caret to the end of the line"],
];

function caretCommands({ canvas }: Options): Command[] {
  const focused = () => canvas.current?.element() === document.activeElement;
  const one = (title: string, keys: string[], way: CaretWay): Command => ({
    id: `caret ${keys[0]}`,
    title,
    group: "Caret",
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
      one(`${title}, by words`, wordKeys(""), { direction, unit: "word", extend: false }),
      one(`${title}, by words, selecting`, wordKeys("Shift+"), { direction, unit: "word", extend: true }),
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
    { id: "words", title: "Snap to words on or off", group: "Editing", keys: ["w"], run: wholeWords.toggle },
    { id: "start-left", title: "Region starts one earlier", group: "Editing", keys: ["["], run: edge(0, -1) },
    { id: "start-right", title: "Region starts one later", group: "Editing", keys: ["{"], run: edge(0, 1) },
    { id: "end-right", title: "Region ends one later", group: "Editing", keys: ["]"], run: edge(1, 1) },
    { id: "end-left", title: "Region ends one earlier", group: "Editing", keys: ["}"], run: edge(1, -1) },
  ];
}

function kindCommands({ schema, stage, text }: Options): Command[] {
  const types = new Set(schema.regionsQuestions(stage.name).flatMap((q) => q.shapes ?? []));
  return [...types].flatMap((type) => textKind(schema.registry, type)?.commands?.(text) ?? []);
}
