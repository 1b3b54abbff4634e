/** What keys do on the image stage: move by picture pixels, press where the drawing cursor is, walk from handle to handle. */
import type { PictureShape } from "@/editor/schema";
import { kindOf } from "@/kinds/shapes";
import { clampTo, type Press } from "@/stages/image/kind";
import type { Surface } from "@/stages/image/surface";

const KEYED: Press = { shift: false, alt: true, mod: false, button: 0, held: false };

/** Move the drawing cursor, the active handle, or the selected region. */
export function nudge(surface: Surface, dx: number, dy: number): void {
  const { tool, readOnly, locked, size, onChange } = surface.props;
  if (tool) {
    const [x, y] = surface.cursor ?? [Math.round(size[0] / 2), Math.round(size[1] / 2)];
    // Whole pixels, so that a place can be reached exactly.
    const at = clampTo([Math.round(x) + dx, Math.round(y) + dy], size);
    surface.cursor = at;
    surface.reveal([at[0], at[1], at[0], at[1]]);
    tool.move(at, KEYED);
    surface.props.onPointer(at);
    surface.refresh();
    return;
  }
  const [first] = surface.chosen();
  if (!first || readOnly || locked.has(first.id)) return;
  const kind = kindOf(first.shape);
  const handle = surface.handles().find((h) => h.id === surface.active);
  if (handle && handle.id !== "turn") {
    const to = clampTo([handle.x + dx, handle.y + dy], size);
    onChange(first.id, kind.drag(first.shape, handle.id, to, false), "reshape");
  } else if (handle) {
    const angle = ("angle" in first.shape ? (first.shape.angle ?? 0) : 0) + dx + dy;
    onChange(first.id, { ...first.shape, angle } as PictureShape, "turn");
  } else {
    const [mx, my] = surface.kept(first.shape, dx, dy);
    if (mx || my) onChange(first.id, kind.move(first.shape, mx, my), "move");
  }
}

/** Press with the tool where the drawing cursor is; false without one. */
export function pressHere(surface: Surface, shift: boolean): boolean {
  const { tool } = surface.props;
  if (!tool || !surface.cursor) return false;
  tool.down(surface.cursor, { ...KEYED, shift });
  tool.up?.(surface.cursor, KEYED);
  surface.refresh();
  return true;
}

/** Go to the next (or previous) handle of the selected region. */
export function walk(surface: Surface, way: 1 | -1): void {
  const all = surface.handles().filter((h) => !h.minor || h.id.length === 1);
  if (all.length === 0) return;
  const at = all.findIndex((h) => h.id === surface.active);
  const next = all[(at + way + all.length + (at < 0 && way < 0 ? 1 : 0)) % all.length]!;
  surface.active = next.id;
  surface.reveal([next.x, next.y, next.x, next.y]);
  surface.refresh();
}
