/** Keypoints: the joints of a skeleton, each visible, hidden or not labeled. A label without a skeleton has one. */

import { IconStretching } from "@tabler/icons-react";
import type { Schemas } from "@/api/client";
import type { Label, Point, RegionsQuestion, Sent } from "@/editor/schema";
import { KeypointsSettings } from "@/kinds/keypoints/KeypointsSettings";
import { keypointsTool } from "@/kinds/keypoints/keypointsTool";
import { defineShape, type Handle, round } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

/** x, y, visibility of each joint: 0 not labeled, 1 hidden, 2 visible. */
export type Joint = [number, number, 0 | 1 | 2];
export type KeypointsShape = Sent<Schemas["Keypoints"]>;

const indexOf = (handle: string) => Number(handle.slice(2));
const seen = (shape: KeypointsShape) => shape.points.filter(([, , v]) => v > 0);

export const keypoints = defineShape<KeypointsShape>({
  family: "region",
  type: "keypoints",
  title: t.kinds.keypoints,
  plural: t.kinds.keypoints,
  space: "plane",
  geometry: (shape) => ({ type: "points", points: seen(shape).map(([x, y]): Point => [x, y]) }),
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
  handles: (shape, { skeleton }) =>
    shape.points.flatMap(([x, y, visible], i): Handle[] =>
      visible ? [{ id: `j:${i}`, role: "joint", x, y, cursor: "move", title: skeleton?.joints[i] }] : [],
    ),
  drag(shape, handle, to) {
    const at = indexOf(handle.id);
    const points = shape.points.map((p, i): Joint => (i === at ? [round(to[0]), round(to[1]), p[2]] : p));
    return { shape: { ...shape, points }, handle: handle.id };
  },
  move: (shape, dx, dy) => ({
    ...shape,
    points: shape.points.map(([x, y, v]): Joint => (v ? [round(x + dx), round(y + dy), v] : [x, y, v])),
  }),
  without(shape, handle) {
    const at = indexOf(handle.id);
    const points = shape.points.map((p, i): Joint => (i === at ? [0, 0, 0] : p));
    return points.some(([, , v]) => v) ? { ...shape, points } : null;
  },
  summary: (shape) =>
    shape.points.length === 1 ? "point" : t.kinds.jointsSeen(seen(shape).length, shape.points.length),
  tools: [{ id: "keypoints", title: t.kinds.keypoints, key: "Shift+k", Icon: IconStretching, make: keypointsTool }],
  commands: ({ shape, handle, change }) => [
    {
      id: "hidden-joint",
      title: t.kinds.toggleJoint,
      group: t.kinds.editing,
      keys: ["Alt+v"],
      run: () => {
        const [now, at] = [shape(), handle()];
        if (now && (at || now.points.length === 1)) change(toggled(now, at ?? "j:0"), "visibility");
      },
    },
  ],
  form: {
    Settings: KeypointsSettings,
    without: (question: RegionsQuestion) => ({
      ...question,
      labels: question.labels.map(({ skeleton: _, ...label }): Label => label),
    }),
  },
});

/** The joint with its visibility changed: visible, hidden, and round again. */
function toggled(shape: KeypointsShape, handle: string): KeypointsShape {
  const at = indexOf(handle);
  return {
    ...shape,
    points: shape.points.map(([x, y, v], i): Joint => (i === at && v ? [x, y, v === 2 ? 1 : 2] : [x, y, v])),
  };
}
