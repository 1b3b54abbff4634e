/** Drawing along points: click for each, or drag free-hand; the same for polygons and polylines. */

import simplify from "simplify-js";
import type { Point, Shape } from "@/editor/schema";
import { distance, roundPoint, strokeLook, type Tool, type ToolHost, tracePath } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

const FREEHAND = 4; // screen pixels between points while dragging
const CLOSE = 9; // screen pixels from the first point that close a ring

/** Points that stray less than `tolerance` pixels from the line are left out (Douglas–Peucker). */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  return simplify(
    points.map(([x, y]) => ({ x, y })),
    tolerance,
    true,
  ).map(({ x, y }): Point => roundPoint([x, y]));
}

type Options = {
  closed: boolean;
  /** The fewest points of a whole shape. */
  least: number;
  make: (points: Point[]) => Shape | null;
  /** Instead of a new shape: what the finished points do. */
  finish?: (points: Point[]) => void;
};

export function pathTool(host: ToolHost, { closed, least, make, finish }: Options): Tool {
  let points: Point[] = [];
  let at: Point | null = null;
  let stroke: Point[] | null = null;
  let pressed: Point | null = null;

  const far = (a: Point, b: Point) => distance(a, b) * host.scale();
  const end = () => {
    const made = points.filter((p, i) => i === 0 || far(p, points[i - 1]!) > 0.01);
    points = [];
    stroke = null;
    if (made.length >= least) {
      if (finish) finish(made);
      else {
        const shape = make(made);
        if (shape) host.finish(shape);
      }
    }
    host.redraw();
  };
  const add = (point: Point) => {
    points = [...points, roundPoint(point)];
    host.redraw();
  };
  const shown = () => [...points, ...(stroke ?? []), ...(at && points.length ? [at] : [])];
  const drawing = () => points.length > 0;
  return {
    cursor: "crosshair",
    draft() {
      const seen = shown();
      return closed && seen.length >= 3 ? make(seen) : null;
    },
    overlay(g, scale) {
      const seen = shown();
      if (seen.length >= 2 && !(closed && seen.length >= 3 && make(seen))) {
        g.beginPath();
        tracePath(g, seen, closed && seen.length >= 3);
        strokeLook(g, { color: host.color(), scale, selected: true, fill: 0 });
      }
      points.forEach(([x, y], i) => {
        g.beginPath();
        g.arc(x, y, (i === 0 && closed && points.length >= least ? 6 : 3.5) / scale, 0, 2 * Math.PI);
        g.fillStyle = "#ffffff";
        g.strokeStyle = "#16191d";
        g.lineWidth = 1.25 / scale;
        g.fill();
        g.stroke();
      });
    },
    hint() {
      if (!points.length) return t.space.firstPointHint;
      if (points.length < least) return t.space.nextPointHint;
      return closed ? t.space.closeOutlineHint : t.space.endLineHint;
    },
    down(point, press) {
      const snapped = host.snap(point, press);
      pressed = point;
      if (closed && points.length >= least && far(points[0]!, point) < CLOSE) {
        end();
        pressed = null;
        return;
      }
      add(snapped);
      at = snapped;
    },
    move(point, press) {
      at = host.snap(point, press);
      if (pressed && press.held && far(pressed, point) > FREEHAND) {
        stroke ??= [];
        const last = stroke.at(-1) ?? points.at(-1)!;
        if (far(last, point) >= FREEHAND) stroke.push(roundPoint(at));
      }
      if (points.length) host.redraw();
    },
    up(point) {
      pressed = null;
      if (!stroke) return;
      const drawn = simplified([points.at(-1)!, ...stroke], 1 / host.scale());
      points = [...points.slice(0, -1), ...drawn];
      stroke = null;
      if (closed && points.length >= least && far(points[0]!, point) < 2 * CLOSE) end();
      else host.redraw();
    },
    double() {
      if (points.length > least && far(points.at(-1)!, points.at(-2)!) < 3) points = points.slice(0, -1);
      if (points.length >= least) end();
    },
    commands: [
      {
        id: "path-end",
        title: closed ? t.space.closeTheOutline : t.space.endTheLine,
        keys: ["Enter"],
        when: drawing,
        run: end,
      },
      {
        id: "path-back",
        title: t.space.undoPoint,
        keys: ["Backspace", "Mod+z"],
        when: drawing,
        run: () => {
          points = points.slice(0, -1);
          host.redraw();
        },
      },
    ],
    cancel() {
      const drawn = drawing();
      points = [];
      stroke = null;
      host.redraw();
      return drawn;
    },
  };
}
