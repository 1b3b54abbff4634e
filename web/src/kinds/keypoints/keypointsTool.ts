import type { Point } from "@/editor/schema";
import type { Joint, KeypointsShape } from "@/kinds/keypoints/keypoints";
import { round, type Tool, type ToolFactory } from "@/spaces/plane/kind";
import { t } from "@/texts/texts";

const of = (points: Joint[]): KeypointsShape => ({ type: "keypoints", points });

/** Click each joint in the skeleton's order. Shift+click: the joint is hidden. Full stop: it is not labeled. */
export const keypointsTool: ToolFactory = (host): Tool => {
  let points: Joint[] = [];
  let at: Point | null = null;
  const drawing = () => points.length > 0;
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
    if (whole.some(([, , v]) => v)) host.finish(of(whole));
    host.redraw();
  };
  return {
    cursor: "crosshair",
    draft() {
      const all: Joint[] = [...points, ...(at && points.length ? [[at[0], at[1], 2] as Joint] : [])];
      return all.some(([, , v]) => v) ? of(all) : null;
    },
    hint() {
      const name = joints()[points.length] ?? "";
      if (joints().length === 1) return null;
      return t.kinds.jointHint(name, points.length + 1, joints().length);
    },
    down(point, press) {
      const [x, y] = host.snap(point, { ...press, shift: false });
      add([round(x), round(y), press.shift ? 1 : 2]);
    },
    move(point, press) {
      at = host.snap(point, { ...press, shift: false });
      if (points.length) host.redraw();
    },
    commands: [
      { id: "joint-skip", title: t.kinds.skipJoint, keys: ["."], run: () => add([0, 0, 0]) },
      { id: "joints-end", title: t.kinds.endJoints, keys: ["Enter"], when: drawing, run: end },
      {
        id: "joint-back",
        title: t.kinds.undoJoint,
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
      host.redraw();
      return drawn;
    },
  };
};
