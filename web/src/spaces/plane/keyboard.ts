/** What keys do on the plane: move by pixels, press where the drawing cursor is, walk from handle to handle. */
import { clampTo, type Press, planeKind } from "@/spaces/plane/kind";
import type { PointerController } from "@/spaces/plane/pointer";

const KEYED: Press = { shift: false, alt: true, mod: false, button: 0, held: false };

/** Move the drawing cursor, the active handle, or the selected region. */
export function nudge(pointer: PointerController, dx: number, dy: number): void {
  const { tool, readOnly, locked, size, onChange } = pointer.props;
  if (tool) {
    const [x, y] = pointer.cursor ?? [Math.round(size[0] / 2), Math.round(size[1] / 2)];
    // Whole pixels, so that a place can be reached exactly.
    const at = clampTo([Math.round(x) + dx, Math.round(y) + dy], size);
    pointer.cursor = at;
    pointer.reveal([at[0], at[1], at[0], at[1]]);
    tool.move(at, KEYED);
    pointer.props.onPointer(at);
    pointer.refresh();
    return;
  }
  const [first] = pointer.chosen();
  if (!first || readOnly || locked.has(first.id)) return;
  const kind = planeKind(pointer.registry, first.shape);
  const handle = pointer.handles().find((h) => h.id === pointer.active);
  if (handle && handle.role !== "rotate") {
    const to = clampTo([handle.x + dx, handle.y + dy], size);
    onChange(first.id, kind.drag(first.shape, handle, to, false).shape, "reshape");
  } else if (handle) {
    if (kind.rotate) onChange(first.id, kind.rotate(first.shape, dx + dy), "rotate");
  } else {
    const [mx, my] = pointer.kept(first.shape, dx, dy);
    if (mx || my) onChange(first.id, kind.move(first.shape, mx, my), "move");
  }
}

/** Press with the tool where the drawing cursor is; false without one. */
export function pressHere(pointer: PointerController, shift: boolean): boolean {
  const { tool } = pointer.props;
  if (!tool || !pointer.cursor) return false;
  tool.down(pointer.cursor, { ...KEYED, shift });
  tool.up?.(pointer.cursor, KEYED);
  pointer.refresh();
  return true;
}

/** Go to the next (or previous) handle of the selected region. */
export function walk(pointer: PointerController, way: 1 | -1): void {
  const all = pointer.handles().filter((h) => h.role !== "insert");
  if (all.length === 0) return;
  const at = all.findIndex((h) => h.id === pointer.active);
  const next = all[(at + way + all.length + (at < 0 && way < 0 ? 1 : 0)) % all.length]!;
  pointer.active = next.id;
  pointer.reveal([next.x, next.y, next.x, next.y]);
  pointer.refresh();
}
