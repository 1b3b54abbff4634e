/** The keys of a plane: those of the tool at hand, then the stage's. */

import type { Command } from "@/editor/keys";
import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import type { Region, Shape, StageDocument } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import { copy, paste, repeat, type Target } from "@/editor/verbs/clipboard";
import { group } from "@/editor/verbs/group";
import { reorder } from "@/editor/verbs/order";
import { hideAll, hideSelected, lockSelected } from "@/editor/verbs/visibility";
import { convert, merge, simplify } from "@/spaces/plane/booleans";
import { onPage } from "@/spaces/plane/drawn";
import { boundsOfShape, geometryOf } from "@/spaces/plane/geometry";
import { nudge, walk } from "@/spaces/plane/keyboard";
import { planeKinds } from "@/spaces/plane/kind";
import type { PointerController } from "@/spaces/plane/pointer";
import { toolCommands, vertexCommands } from "@/spaces/plane/toolCommands";
import type { PlaneEditing } from "@/spaces/plane/usePlaneEditor";
import { t } from "@/texts/texts";

export type PlaneKeys = {
  schema: BoundSchema;
  stage: StageDocument;
  session: EditorSession;
  editing: PlaneEditing;
  controller: React.RefObject<PointerController | null>;
  at: number;
  onAdjust: () => void;
};

export function planeCommands(options: PlaneKeys): Command[] {
  const inScope = (scope: "tool" | "stage", commands: Command[]) => commands.map((c): Command => ({ ...c, scope }));
  return [
    ...inScope("tool", [...toolCommands(options), ...vertexCommands(options)]),
    ...inScope("stage", [
      ...choosingTools(options),
      ...nudging(options),
      ...viewing(options),
      ...changing(options),
      ...ordering(options),
      ...kindCommands(options),
    ]),
  ];
}

function choosingTools({ editing, controller }: PlaneKeys): Command[] {
  const { settings, set } = editing;
  const smaller = (way: 1 | -1) => () =>
    editing.entry ? editing.resize(way) : controller.current && walk(controller.current, way);
  return [
    {
      id: "select-tool",
      title: t.space.select,
      group: t.space.tools,
      keys: ["Shift+v"],
      run: () => editing.pick(null),
    },
    ...editing.tools.map(
      (tool): Command => ({
        id: `tool ${tool.id}`,
        title: tool.title,
        group: t.space.tools,
        keys: [tool.key],
        run: () => editing.pick(tool),
      }),
    ),
    {
      id: "smaller",
      title: t.space.smaller,
      group: t.space.tools,
      keys: [","],
      run: smaller(-1),
    },
    { id: "larger", title: t.space.larger, group: t.space.tools, keys: ["."], run: smaller(1) },
    {
      id: "snapping",
      title: t.space.toggleSnapping,
      group: t.space.tools,
      keys: ["Alt+s"],
      run: () => set({ snapping: !settings.snapping }),
    },
    {
      id: "crosshair",
      title: t.space.toggleCrosshair,
      group: t.space.tools,
      keys: ["Alt+c"],
      run: () => set({ crosshair: !settings.crosshair }),
    },
    {
      id: "sharing",
      title: t.space.toggleAvoidOverlap,
      group: t.space.tools,
      keys: ["Alt+b"],
      run: () => set({ sharing: !settings.sharing }),
    },
  ];
}

const STEPS = [
  ["", 1, "1 pixel"],
  ["Shift+", 10, "10 pixels"],
  ["Alt+", 0.1, t.space.tenthOfPixel],
] as const;
const WAYS = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] } as const;

function nudging({ controller }: PlaneKeys): Command[] {
  return Object.entries(WAYS).flatMap(([way, [dx, dy]]) =>
    STEPS.map(
      ([prefix, by, title]): Command => ({
        id: `nudge ${prefix}${way}`,
        title: `${way}: ${title}`,
        group: t.space.movingByKeys,
        keys: [`${prefix}Arrow${way}`],
        run: () => controller.current && nudge(controller.current, dx * by, dy * by),
      }),
    ),
  );
}

function viewing({ schema, stage, session, controller, at, onAdjust }: PlaneKeys): Command[] {
  const ids = () =>
    schema
      .regionsQuestions(stage.name)
      .flatMap((q) => onPage(schema, session.get().answers, q.name, at).map((r) => r.id));
  return [
    {
      id: "zoom-in",
      title: t.space.zoomIn,
      group: t.space.view,
      keys: ["+", "="],
      run: () => controller.current?.zoom(1.25),
    },
    {
      id: "zoom-out",
      title: t.space.zoomOut,
      group: t.space.view,
      keys: ["-"],
      run: () => controller.current?.zoom(0.8),
    },
    { id: "fit", title: t.space.fit, group: t.space.view, keys: ["Home"], run: () => controller.current?.fit() },
    {
      id: "actual",
      title: t.space.actualSize,
      group: t.space.view,
      keys: ["End"],
      run: () => controller.current?.actual(),
    },
    {
      id: "pan",
      title: t.space.pan,
      group: t.space.view,
      keys: ["Space"],
      when: () => document.activeElement === controller.current?.element,
      run: () => controller.current?.setPanning(true),
      release: () => controller.current?.setPanning(false),
    },
    { id: "adjust", title: t.space.adjust, group: t.space.view, keys: ["Alt+a"], run: onAdjust },
    {
      id: "hide",
      title: t.space.toggleSelected,
      group: t.space.view,
      keys: ["Alt+h"],
      run: () => hideSelected(session),
    },
    {
      id: "hide-all",
      title: t.space.toggleAll,
      group: t.space.view,
      keys: ["Alt+Shift+h"],
      run: () => hideAll(session, ids()),
    },
  ];
}

function changing({ schema, stage, session, editing, controller, at }: PlaneKeys): Command[] {
  const { questions, setNotice, size } = editing;
  const all = () =>
    questions.flatMap((q) =>
      onPage(schema, session.get().answers, q.name, at).map((region) => ({ question: q.name, region })),
    );
  const target = (): Target => ({
    questions: questions.map((q) => q.name),
    place: schema.registry.stage(stage).course?.place(at) ?? {},
    fits: (region) => fits(schema, region, size()),
  });
  const tolerance = () => 1.5 / (controller.current?.painter.view.scale ?? 1);
  const say = (act: () => string | null) => () => setNotice(act());
  return [
    {
      id: "lock",
      title: t.space.lockSelected,
      group: t.space.editing,
      keys: ["Alt+l"],
      run: () => lockSelected(session),
    },
    {
      id: "group",
      title: t.space.group,
      group: t.space.editing,
      keys: ["Mod+g"],
      run: () => group(session, schema),
    },
    {
      id: "merge",
      title: t.space.merge,
      group: t.space.editing,
      keys: ["Mod+m"],
      run: say(() => merge(session, schema, size())),
    },
    {
      id: "simplify",
      title: t.space.simplify,
      group: t.space.editing,
      keys: ["Mod+l"],
      run: say(() => simplify(session, schema, tolerance(), size())),
    },
    {
      id: "convert",
      title: t.space.convert,
      group: t.space.editing,
      keys: ["Mod+b"],
      run: say(() => convert(session, schema, size())),
    },
    {
      id: "copy",
      title: t.space.copy,
      group: t.space.editing,
      keys: ["Mod+c"],
      run: () => copy(all(), session.selection()),
    },
    {
      id: "paste",
      title: t.space.paste,
      group: t.space.editing,
      keys: ["Mod+v"],
      run: say(() => paste(session, target())),
    },
    {
      id: "repeat",
      title: t.space.copyPrevious,
      group: t.space.editing,
      keys: ["Mod+Shift+v"],
      run: say(() => repeat(session, target(), stage.name)),
    },
  ];
}

/** Whether a region lies on a plane of this size at all; pixels must be of a plane of the same size. */
function fits(schema: BoundSchema, region: Region, [width, height]: readonly [number, number]): boolean {
  if (schema.registry.kindOf(region.shape).space !== "plane") return false;
  const own = region.shape as Shape & { size?: readonly [number, number] };
  if (geometryOf(schema.registry, region.shape).type === "pixels")
    return own.size?.[0] === height && own.size[1] === width;
  const [l, t, r, b] = boundsOfShape(schema.registry, region.shape);
  return l < width && t < height && r > 0 && b > 0;
}

function ordering({ schema, session }: PlaneKeys): Command[] {
  const by = (steps: number) => () => reorder(session, schema, session.get().selected, steps);
  const { POSITIVE_INFINITY: last, NEGATIVE_INFINITY: first } = Number;
  return [
    { id: "forward", title: t.space.forward, group: t.space.editing, keys: ["]"], run: by(1) },
    { id: "back", title: t.space.back, group: t.space.editing, keys: ["["], run: by(-1) },
    { id: "front", title: t.space.toFront, group: t.space.editing, keys: ["}"], run: by(last) },
    { id: "bottom", title: t.space.toBack, group: t.space.editing, keys: ["{"], run: by(first) },
  ];
}

/** The keys that only one kind of shape has, while the questions take it. */
function kindCommands({ schema, session, editing, controller }: PlaneKeys): Command[] {
  const taken = planeKinds(schema.registry).filter((k) => editing.questions.some((q) => q.shapes?.includes(k.type)));
  const selected = () => findRegion(schema, session.get().answers, session.get().selected)?.region;
  return taken.flatMap(
    (kind) =>
      kind.commands?.({
        shape: () => {
          const region = selected();
          return region?.shape.type === kind.type ? region.shape : null;
        },
        handle: () => controller.current?.active ?? null,
        change: (shape, name) => {
          const region = selected();
          if (region) editing.change(region.id, shape, name);
        },
      }) ?? [],
  );
}
