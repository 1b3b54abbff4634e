/** What lies under a place: regions, the smaller over the larger, and handles. */
import type { Point } from "@/editor/schema";
import { areaOf, touches } from "@/spaces/plane/geometry";
import { distance, type Handle } from "@/spaces/plane/kind";
import type { Painter } from "@/spaces/plane/painter";
import type { Drawn } from "@/spaces/plane/scene";

const REACH = 6; // screen pixels within which something is hit
const GRIP = 8;

/** Everything under a place, the topmost first; what is small lies over what is large. */
export function regionsAt(painter: Painter, at: Point): Drawn[] {
  const reach = REACH / painter.view.scale;
  const found = painter
    .within([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach])
    .filter((r) => touches(painter.registry, r.shape, at, reach))
    .reverse();
  const areas = new Map(found.map((r) => [r.id, areaOf(painter.registry, r.shape)]));
  return found.sort((a, b) => areas.get(a.id)! - areas.get(b.id)!);
}

/** The nearest handle within reach; one that makes a vertex gives way to a vertex. scale: screen pixels a picture pixel. */
export function handleAt(handles: Handle[], at: Point, scale: number): Handle | null {
  const reach = GRIP / scale;
  let best: Handle | null = null;
  let least = reach;
  for (const handle of handles) {
    const apart = distance([handle.x, handle.y], at) + (handle.small ? reach / 4 : 0);
    if (apart <= least) {
      least = apart;
      best = handle;
    }
  }
  return best;
}
