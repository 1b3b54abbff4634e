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
    { id: "select-tool", title: "Select", group: "Tools", keys: ["Shift+v"], run: () => editing.pick(null) },
    ...editing.tools.map(
      (tool): Command => ({
        id: `tool ${tool.id}`,
        title: tool.title,
        group: "Tools",
        keys: [tool.key],
        run: () => editing.pick(tool),
      }),
    ),
    {
      id: "smaller",
      title: "Smaller brush or tolerance; previous vertex",
      group: "Tools",
      keys: [","],
      run: smaller(-1),
    },
    { id: "larger", title: "Larger brush or tolerance; next vertex", group: "Tools", keys: ["."], run: smaller(1) },
    {
      id: "snapping",
      title: "Snapping on or off",
      group: "Tools",
      keys: ["Alt+s"],
      run: () => set({ snapping: !settings.snapping }),
    },
    {
      id: "crosshair",
      title: "Crosshair on or off",
      group: "Tools",
      keys: ["Alt+c"],
      run: () => set({ crosshair: !settings.crosshair }),
    },
    {
      id: "sharing",
      title: "Avoid overlap on or off",
      group: "Tools",
      keys: ["Alt+b"],
      run: () => set({ sharing: !settings.sharing }),
    },
  ];
}

const STEPS = [
  ["", 1, "1 pixel"],
  ["Shift+", 10, "10 pixels"],
  ["Alt+", 0.1, "a tenth of a pixel"],
] as const;
const WAYS = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] } as const;

function nudging({ controller }: PlaneKeys): Command[] {
  return Object.entries(WAYS).flatMap(([way, [dx, dy]]) =>
    STEPS.map(
      ([prefix, by, title]): Command => ({
        id: `nudge ${prefix}${way}`,
        title: `${way}: ${title}`,
        group: "Moving by keys",
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
    { id: "zoom-in", title: "Zoom in", group: "View", keys: ["+", "="], run: () => controller.current?.zoom(1.25) },
    { id: "zoom-out", title: "Zoom out", group: "View", keys: ["-"], run: () => controller.current?.zoom(0.8) },
    { id: "fit", title: "Fit to view", group: "View", keys: ["Home"], run: () => controller.current?.fit() },
    {
      id: "actual",
      title: "Actual size, 100 %",
      group: "View",
      keys: ["End"],
      run: () => controller.current?.actual(),
    },
    {
      id: "pan",
      title: "Hold and drag: move the view",
      group: "View",
      keys: ["Space"],
      when: () => document.activeElement === controller.current?.element,
      run: () => controller.current?.setPanning(true),
      release: () => controller.current?.setPanning(false),
    },
    { id: "adjust", title: "Image adjustments", group: "View", keys: ["Alt+a"], run: onAdjust },
    {
      id: "hide",
      title: "Hide or show the selected",
      group: "View",
      keys: ["Alt+h"],
      run: () => hideSelected(session),
    },
    {
      id: "hide-all",
      title: "Hide or show all",
      group: "View",
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
      title: "Lock or unlock the selected",
      group: "Editing",
      keys: ["Alt+l"],
      run: () => lockSelected(session),
    },
    { id: "group", title: "Group or ungroup", group: "Editing", keys: ["Mod+g"], run: () => group(session, schema) },
    {
      id: "merge",
      title: "Merge the selected",
      group: "Editing",
      keys: ["Mod+m"],
      run: say(() => merge(session, schema, size())),
    },
    {
      id: "simplify",
      title: "Simplify the outline",
      group: "Editing",
      keys: ["Mod+l"],
      run: say(() => simplify(session, schema, tolerance(), size())),
    },
    {
      id: "convert",
      title: "Convert to a mask or a polygon",
      group: "Editing",
      keys: ["Mod+b"],
      run: say(() => convert(session, schema, size())),
    },
    {
      id: "copy",
      title: "Copy the selected",
      group: "Editing",
      keys: ["Mod+c"],
      run: () => copy(all(), session.selection()),
    },
    {
      id: "paste",
      title: "Paste, also into another item",
      group: "Editing",
      keys: ["Mod+v"],
      run: say(() => paste(session, target())),
    },
    {
      id: "repeat",
      title: "Copy all regions of the previous item",
      group: "Editing",
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
    { id: "forward", title: "Bring forward, later in order", group: "Editing", keys: ["]"], run: by(1) },
    { id: "back", title: "Send back, earlier in order", group: "Editing", keys: ["["], run: by(-1) },
    { id: "front", title: "To the front, last in order", group: "Editing", keys: ["}"], run: by(last) },
    { id: "bottom", title: "To the back, first in order", group: "Editing", keys: ["{"], run: by(first) },
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
