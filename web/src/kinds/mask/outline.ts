/** From a mask's pixels to the polygons around them. */
import { contours } from "d3-contour";
import type { Point, PolygonShape } from "@/editor/schema";
import type { Bits } from "@/kinds/mask/bits";
import { simplified } from "@/kinds/polygon/pathTool";
import { ringArea } from "@/kinds/polygon/polygon";

/** The polygons that bound the set pixels, the largest first; islands of less than `least` pixels are left out. */
export function outlined(bits: Bits, tolerance = 0.75, least = 4): PolygonShape[] {
  if (!bits.width) return [];
  // One row of unset pixels all around, so that the outline closes at the rectangle's edge.
  const [width, height] = [bits.width + 2, bits.height + 2];
  const padded = new Float64Array(width * height);
  for (let y = 0; y < bits.height; y++)
    for (let x = 0; x < bits.width; x++) padded[(y + 1) * width + x + 1] = bits.data[y * bits.width + x]!;
  const [found] = contours().size([width, height]).smooth(false).thresholds([0.5])(padded as unknown as number[]);
  const place = (ring: number[][]): Point[] =>
    simplified(
      ring.slice(0, -1).map(([x, y]): Point => [x! - 1 + bits.x, y! - 1 + bits.y]),
      tolerance,
    );
  return found!.coordinates
    .map((rings) =>
      rings.map(place).filter((ring, i) => ring.length >= 3 && (i === 0 || Math.abs(ringArea(ring)) >= least)),
    )
    .filter(([outer]) => outer && Math.abs(ringArea(outer)) >= least)
    .sort((a, b) => Math.abs(ringArea(b[0]!)) - Math.abs(ringArea(a[0]!)))
    .map(([points, ...holes]) =>
      holes.length ? { type: "polygon", points: points!, holes } : { type: "polygon", points: points! },
    );
}
