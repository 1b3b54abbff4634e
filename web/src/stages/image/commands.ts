/** The image stage's keys. */
import type { Command } from "@/editor/hotkeys";
import { group, reorder } from "@/editor/regions";
import type { Schema, StageDocument } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import { toggled } from "@/kinds/keypoints/keypoints";
import { kindOf } from "@/kinds/shapes";
import { copy, paste, repeat } from "@/stages/image/clipboard";
import { onPage, type PictureRegion } from "@/stages/image/drawn";
import { nudge, walk } from "@/stages/image/keyboard";
import { convert, merge, simplify } from "@/stages/image/operations";
import type { Surface } from "@/stages/image/surface";
import { offered } from "@/stages/image/tools";
import type { ImageEditing } from "@/stages/image/useImageEditor";

type Options = {
  schema: Schema;
  stage: StageDocument;
  session: EditorSession;
  editing: ImageEditing;
  surface: React.RefObject<Surface | null>;
  page: number;
  pages: number;
  onPage: (page: number) => void;
  onAdjust: () => void;
};

export function imageCommands(options: Options): Command[] {
  const { schema, session, editing, surface, page, pages } = options;
  const { questions, settings, set, setNotice, size } = editing;
  const selected = (): PictureRegion | undefined =>
    questions.flatMap((q) => onPage(session.get().answers, q.name, page)).find((r) => r.id === session.get().selected);
  const all = () =>
    questions.flatMap((q) =>
      onPage(session.get().answers, q.name, page).map((region) => ({ question: q.name, region })),
    );
  const said = (message: string | null) => setNotice(message);
  const arrows = (["Left", "Right", "Up", "Down"] as const).flatMap((way): Command[] => {
    const [dx, dy] = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] }[way] as [number, number];
    return [
      ["", 1, "1 pixel"],
      ["Shift+", 10, "10 pixels"],
      ["Alt+", 0.1, "a tenth of a pixel"],
    ].map(([prefix, by, title]) => ({
      id: `nudge ${prefix}${way}`,
      title: `${way}: ${title}`,
      group: "Moving by keys",
      keys: [`${prefix}Arrow${way}`],
      run: () => surface.current && nudge(surface.current, dx * (by as number), dy * (by as number)),
    }));
  });
  const commands: Command[] = [
    { id: "select-tool", title: "Select", group: "Tools", keys: ["Shift+v"], run: () => editing.pick(null) },
    ...offered(questions).map(
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
      title: "Smaller brush or tolerance",
      group: "Tools",
      keys: [","],
      run: () => (editing.entry ? editing.resize(-1) : surface.current && walk(surface.current, -1)),
    },
    {
      id: "larger",
      title: "Larger brush or tolerance",
      group: "Tools",
      keys: ["."],
      run: () => (editing.entry ? editing.resize(1) : surface.current && walk(surface.current, 1)),
    },
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
      title: "New polygons give way to others on or off",
      group: "Tools",
      keys: ["Alt+b"],
      run: () => set({ sharing: !settings.sharing }),
    },
    ...arrows,
    { id: "zoom-in", title: "Zoom in", group: "View", keys: ["+", "="], run: () => surface.current?.zoom(1.25) },
    { id: "zoom-out", title: "Zoom out", group: "View", keys: ["-"], run: () => surface.current?.zoom(0.8) },
    { id: "fit", title: "The whole picture", group: "View", keys: ["Home"], run: () => surface.current?.fit() },
    { id: "actual", title: "One pixel for one", group: "View", keys: ["End"], run: () => surface.current?.actual() },
    { id: "adjust", title: "Brightness, contrast, channel", group: "View", keys: ["Alt+a"], run: options.onAdjust },
    {
      id: "hide",
      title: "Hide or show the selected",
      group: "View",
      keys: ["Alt+h"],
      run: () => {
        const ids = session.selection();
        session.hide(ids, !ids.every((i) => session.get().hidden.has(i)));
      },
    },
    {
      id: "hide-all",
      title: "Hide or show all",
      group: "View",
      keys: ["Alt+Shift+h"],
      run: () => {
        const ids = all().map((a) => a.region.id);
        session.hide(ids, session.get().hidden.size === 0);
      },
    },
    {
      id: "lock",
      title: "Lock or unlock the selected",
      group: "Editing",
      keys: ["Alt+l"],
      run: () => {
        const ids = session.selection();
        session.lock(ids, !ids.every((i) => session.get().locked.has(i)));
      },
    },
    {
      id: "group",
      title: "Group, or take apart",
      group: "Editing",
      keys: ["Mod+g"],
      run: () => group(session, schema),
    },
    {
      id: "merge",
      title: "Merge the selected",
      group: "Editing",
      keys: ["Mod+m"],
      run: () => said(merge(session, schema, size())),
    },
    {
      id: "simplify",
      title: "Simplify the outline",
      group: "Editing",
      keys: ["Mod+l"],
      run: () => said(simplify(session, schema, 1.5 / (surface.current?.painter.view.scale ?? 1))),
    },
    {
      id: "convert",
      title: "To a mask, or to a polygon",
      group: "Editing",
      keys: ["Mod+b"],
      run: () => said(convert(session, schema, size())),
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
      run: () => said(paste(session, questions, page, size())),
    },
    {
      id: "repeat",
      title: "All regions of the item before",
      group: "Editing",
      keys: ["Mod+Shift+v"],
      run: () => said(repeat(session, questions, options.stage.name, page, size())),
    },
    {
      id: "forward",
      title: "Bring forward, later in order",
      group: "Editing",
      keys: ["]"],
      run: () => {
        const r = selected();
        if (r) reorder(session, schema, r.id, 1);
      },
    },
    {
      id: "back",
      title: "Send back, earlier in order",
      group: "Editing",
      keys: ["["],
      run: () => {
        const r = selected();
        if (r) reorder(session, schema, r.id, -1);
      },
    },
    {
      id: "front",
      title: "To the front, last in order",
      group: "Editing",
      keys: ["}"],
      run: () => {
        const r = selected();
        if (r) reorder(session, schema, r.id, Number.POSITIVE_INFINITY);
      },
    },
    {
      id: "bottom",
      title: "To the back, first in order",
      group: "Editing",
      keys: ["{"],
      run: () => {
        const r = selected();
        if (r) reorder(session, schema, r.id, Number.NEGATIVE_INFINITY);
      },
    },
    {
      id: "hidden-joint",
      title: "Joint hidden or visible",
      group: "Editing",
      keys: ["Alt+v"],
      run: () => {
        const r = selected();
        const at = surface.current?.active;
        if (r?.shape.type === "keypoints" && (at || r.shape.points.length === 1))
          editing.change(r.id, toggled(r.shape, at ?? "j:0"), "visibility");
      },
    },
    {
      id: "vertex",
      title: "A new vertex after the active one",
      group: "Editing",
      keys: ["Insert"],
      run: () => insertVertex(selected(), surface.current, editing.change),
    },
  ];
  if (pages > 1)
    commands.push(
      {
        id: "page-next",
        title: "Next picture",
        group: "View",
        keys: ["PageDown"],
        run: () => options.onPage(Math.min(pages - 1, page + 1)),
      },
      {
        id: "page-before",
        title: "Picture before",
        group: "View",
        keys: ["PageUp"],
        run: () => options.onPage(Math.max(0, page - 1)),
      },
    );
  return commands;
}

function insertVertex(
  region: PictureRegion | undefined,
  surface: Surface | null,
  change: ImageEditing["change"],
): void {
  const active = surface?.active;
  if (!region || !active?.startsWith("v:") || !surface) return;
  const middle = `m${active.slice(1)}`;
  const kind = kindOf(region.shape);
  const handle = kind.handles(region.shape).find((h) => h.id === middle);
  if (!handle) return;
  change(region.id, kind.drag(region.shape, middle, [handle.x, handle.y], false), "add a vertex");
  const [, ring, at] = active.split(":");
  surface.active = `v:${ring}:${Number(at) + 1}`;
  surface.refresh();
}
