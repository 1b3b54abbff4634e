/** Keypoints: the joints of a skeleton, each visible, hidden or not labelled. A label without a skeleton has one. */
import type { KeypointsShape, Point } from "@/editor/schema";
import {
  boundsOf,
  distance,
  type Handle,
  nearestOn,
  round,
  type ShapeKind,
  type Tool,
  type ToolFactory,
} from "@/stages/image/kind";

type Joint = [number, number, 0 | 1 | 2];
const seen = (shape: KeypointsShape) => shape.points.filter(([, , v]) => v > 0);

export const keypoints: ShapeKind<KeypointsShape> = {
  type: "keypoints",
  title: "Keypoints",
  bounds(shape) {
    const [l, t, r, b] = boundsOf(seen(shape));
    return [l - 1, t - 1, r + 1, b + 1];
  },
  draw(g, shape, look) {
    g.strokeStyle = look.color;
    g.lineWidth = (look.selected ? 3 : 2) / look.scale;
    g.setLineDash(look.dashed ? [6 / look.scale, 4 / look.scale] : []);
    g.beginPath();
    for (const [a, b] of look.skeleton?.edges ?? []) {
      const [one, two] = [shape.points[a], shape.points[b]];
      if (!one?.[2] || !two?.[2]) continue;
      g.moveTo(one[0], one[1]);
      g.lineTo(two[0], two[1]);
    }
    g.stroke();
    g.setLineDash([]);
    for (const [x, y, visible] of shape.points) {
      if (!visible) continue;
      g.beginPath();
      g.arc(x, y, (look.selected ? 5 : 4) / look.scale, 0, 2 * Math.PI);
      // A hidden joint is hollow, so that it is told apart without colour.
      g.fillStyle = visible === 2 ? look.color : "rgba(255,255,255,0.9)";
      g.fill();
      g.lineWidth = 1.5 / look.scale;
      g.strokeStyle = visible === 2 ? "rgba(255,255,255,0.9)" : look.color;
      g.stroke();
    }
  },
  hit(shape, at, reach) {
    return seen(shape).some(([x, y]) => distance([x, y], at) <= reach * 2);
  },
  handles: (shape, skeleton) =>
    shape.points.flatMap(([x, y, visible], i): Handle[] =>
      visible ? [{ id: `j:${i}`, x, y, cursor: "move", title: skeleton?.joints[i] }] : [],
    ),
  drag(shape, handle, to) {
    const at = Number(handle.slice(2));
    const points = shape.points.map((p, i): Joint => (i === at ? [round(to[0]), round(to[1]), p[2]] : p));
    return { ...shape, points };
  },
  move: (shape, dx, dy) => ({
    ...shape,
    points: shape.points.map(([x, y, v]): Joint => (v ? [round(x + dx), round(y + dy), v] : [x, y, v])),
  }),
  vertices: (shape) => seen(shape).map(([x, y]): Point => [x, y]),
  without(shape, handle) {
    const at = Number(handle.slice(2));
    const points = shape.points.map((p, i): Joint => (i === at ? [0, 0, 0] : p));
    return points.some(([, , v]) => v) ? { ...shape, points } : null;
  },
  summary: (shape) => (shape.points.length === 1 ? "point" : `${seen(shape).length} of ${shape.points.length} joints`),
  area: () => 0,
};

/** Whether a point lies near a bone; joints are hit by themselves. */
export function nearBone(shape: KeypointsShape, edges: [number, number][], at: Point, reach: number): boolean {
  return edges.some(([a, b]) => {
    const [one, two] = [shape.points[a], shape.points[b]];
    if (!one?.[2] || !two?.[2]) return false;
    return distance(nearestOn([one[0], one[1]], [two[0], two[1]], at).point, at) <= reach;
  });
}

/** The joint with its visibility changed: visible, hidden, and round again. */
export function toggled(shape: KeypointsShape, handle: string): KeypointsShape {
  const at = Number(handle.slice(2));
  return {
    ...shape,
    points: shape.points.map(([x, y, v], i): Joint => (i === at && v ? [x, y, v === 2 ? 1 : 2] : [x, y, v])),
  };
}

/** Click each joint in the skeleton's order. Shift+click: the joint is hidden. Full stop: it is not labelled. */
export const keypointsTool: ToolFactory = (host): Tool => {
  let points: Joint[] = [];
  let at: Point | null = null;
  const joints = () => host.skeleton()?.joints ?? ["point"];
  const add = (joint: Joint) => {
    points = [...points, joint];
    if (points.length === joints().length) end();
    else host.redraw();
  };
  const end = () => {
    const whole = [
      ...points,
      ...joints()
        .slice(points.length)
        .map((): Joint => [0, 0, 0]),
    ];
    points = [];
    if (whole.some(([, , v]) => v)) host.finish({ type: "keypoints", points: whole });
    host.redraw();
  };
  return {
    cursor: "crosshair",
    draft() {
      const all: Joint[] = [...points, ...(at && points.length ? [[at[0], at[1], 2] as Joint] : [])];
      return all.some(([, , v]) => v) ? { type: "keypoints", points: all } : null;
    },
    hint() {
      const name = joints()[points.length];
      if (joints().length === 1) return null;
      return `Click ${name} (${points.length + 1} of ${joints().length}). Shift: hidden. Full stop: not labelled. Enter: the rest is not labelled.`;
    },
    down(point, press) {
      const [x, y] = host.snap(point, { ...press, shift: false });
      add([round(x), round(y), press.shift ? 1 : 2]);
    },
    move(point, press) {
      at = host.snap(point, { ...press, shift: false });
      if (points.length) host.redraw();
    },
    key(name) {
      if (name === ".") add([0, 0, 0]);
      else if (!points.length) return false;
      else if (name === "Enter") end();
      else if (name === "Backspace" || name === "Mod+z") {
        points = points.slice(0, -1);
        host.redraw();
      } else return false;
      return true;
    },
    cancel() {
      const drawing = points.length > 0;
      points = [];
      host.redraw();
      return drawing;
    },
  };
};
