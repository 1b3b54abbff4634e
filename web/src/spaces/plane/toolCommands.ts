/** The keys of the tool in the hand, and of the handle that keys move. */

import type { Command } from "@/editor/keys";
import type { PlaneKeys } from "@/spaces/plane/commands";
import { pressHere } from "@/spaces/plane/keyboard";
import { planeKind } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** The keys of what is being drawn: the tool's own, then pressing where the drawing cursor is, and putting it away. */
export function toolCommands({ editing, controller }: PlaneKeys): Command[] {
  const { tool, pick } = editing;
  if (!tool) return [];
  const after = (run: () => void) => () => {
    run();
    controller.current?.refresh();
  };
  const here = (shift: boolean) => after(() => controller.current && pressHere(controller.current, shift));
  return [
    ...(tool.commands ?? []).map((c): Command => ({ ...c, group: t.space.drawing, run: after(c.run) })),
    {
      id: "press",
      title: t.space.press,
      group: t.space.drawing,
      keys: ["Enter"],
      run: here(false),
    },
    {
      id: "press-shift",
      title: t.space.pressShift,
      group: t.space.drawing,
      keys: ["Shift+Enter"],
      run: here(true),
    },
    {
      id: "tool-escape",
      title: t.space.giveUp,
      group: t.space.drawing,
      keys: ["Escape"],
      run: after(() => {
        if (!tool.cancel()) pick(null);
      }),
    },
  ];
}

/** What acts on the handle that keys move; without one the key goes on. */
export function vertexCommands({ schema, session, editing, controller }: PlaneKeys): Command[] {
  const active = () => {
    const pointer = controller.current;
    const region = pointer?.chosen()[0];
    const handle = pointer?.handles().find((h) => h.id === pointer.active);
    return region && handle ? { region, handle, kind: planeKind(schema.registry, region.shape) } : null;
  };
  const free = () => {
    const found = active();
    return found && !session.get().locked.has(found.region.id) ? found : null;
  };
  const removable = () => {
    const found = free();
    return found?.kind.without && found.handle.role !== "rotate" ? found : null;
  };
  return [
    {
      id: "vertex-delete",
      title: t.space.deleteVertex,
      group: t.space.editing,
      keys: ["Delete", "Backspace"],
      when: () => {
        const found = removable();
        return found !== null && found.kind.without!(found.region.shape, found.handle) !== null;
      },
      run: () => {
        const found = removable();
        const left = found?.kind.without?.(found.region.shape, found.handle);
        if (!found || !left) return;
        editing.change(found.region.id, left, "delete a vertex");
        if (controller.current) controller.current.active = null;
        controller.current?.refresh();
      },
    },
    {
      id: "vertex",
      title: t.space.addVertex,
      group: t.space.editing,
      keys: ["Insert"],
      run: () => {
        const found = free();
        const pointer = controller.current;
        if (!pointer || found?.handle.role !== "vertex") return;
        const handles = pointer.handles();
        const between = handles.find((h) => h.role === "insert" && h.id.slice(1) === found.handle.id.slice(1));
        if (!between) return;
        const made = found.kind.drag(found.region.shape, between, [between.x, between.y], false);
        editing.change(found.region.id, made.shape, "add a vertex");
        pointer.active = made.handle;
        pointer.refresh();
      },
    },
  ];
}
