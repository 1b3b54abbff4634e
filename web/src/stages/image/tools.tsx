/** The tools of the image stage, each with its key, and how each is made. */
import {
  IconBrush,
  IconBucketDroplet,
  IconCircle,
  IconEraser,
  IconGrain,
  IconLasso,
  IconLine,
  IconPointer,
  IconPolygon,
  IconRotateRectangle,
  IconScissors,
  IconSquare,
  IconStretching,
  IconWand,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Point, RegionsQuestion, Shape } from "@/editor/schema";
import { boxTool, turnedBoxTool } from "@/kinds/box/box";
import { ellipseTool } from "@/kinds/ellipse/ellipse";
import { keypointsTool } from "@/kinds/keypoints/keypoints";
import { brushTool, lassoTool, type PaintHost } from "@/kinds/mask/brush";
import { pathTool } from "@/kinds/polygon/pathTool";
import type { Tool } from "@/stages/image/kind";

/** What only some tools ask for. */
export type EditorHost = PaintHost & {
  /** Take an area out of what is selected. */
  cut: (area: Point[]) => void;
  /** Fill the hole at a place. */
  fill: (at: Point) => void;
  /** Ask the server which pixels are alike around a place, and paint them. */
  wand: (at: Point) => void;
  /** Paint the superpixel at a place. */
  superpixel: (at: Point) => void;
};

export type ToolEntry = {
  id: string;
  title: string;
  key: string;
  Icon: ComponentType<{ size?: number }>;
  /** The kind of shape it makes or changes. */
  shape: Shape["type"];
  /** Whether it is offered for a question that takes its shape. */
  offered?: (question: RegionsQuestion) => boolean;
  make: (host: EditorHost) => Tool;
};

const clickTool = (act: (at: Point) => void, hint: string, dragged = false): Tool => ({
  cursor: "crosshair",
  draft: () => null,
  hint: () => hint,
  down: (at) => act(at),
  move: (at, press) => {
    if (dragged && press.held) act(at);
  },
  cancel: () => false,
});

export const TOOLS: ToolEntry[] = [
  { id: "box", title: "Box", key: "Shift+b", Icon: IconSquare, shape: "box", make: boxTool },
  {
    id: "turned",
    title: "Turned box",
    key: "Shift+r",
    Icon: IconRotateRectangle,
    shape: "box",
    offered: (q) => q.rotated === true,
    make: turnedBoxTool,
  },
  {
    id: "polygon",
    title: "Polygon",
    key: "Shift+p",
    Icon: IconPolygon,
    shape: "polygon",
    make: (host) => pathTool(host, { closed: true, least: 3, make: (points) => ({ type: "polygon", points }) }),
  },
  {
    id: "polyline",
    title: "Line",
    key: "Shift+l",
    Icon: IconLine,
    shape: "polyline",
    make: (host) => pathTool(host, { closed: false, least: 2, make: (points) => ({ type: "polyline", points }) }),
  },
  { id: "ellipse", title: "Ellipse", key: "Shift+e", Icon: IconCircle, shape: "ellipse", make: ellipseTool },
  {
    id: "keypoints",
    title: "Keypoints",
    key: "Shift+k",
    Icon: IconStretching,
    shape: "keypoints",
    make: keypointsTool,
  },
  {
    id: "brush",
    title: "Brush",
    key: "Shift+m",
    Icon: IconBrush,
    shape: "mask",
    make: (host) => brushTool(host, true),
  },
  {
    id: "eraser",
    title: "Eraser",
    key: "Shift+x",
    Icon: IconEraser,
    shape: "mask",
    make: (host) => brushTool(host, false),
  },
  { id: "lasso", title: "Lasso", key: "Shift+o", Icon: IconLasso, shape: "mask", make: lassoTool },
  {
    id: "fill",
    title: "Fill a hole",
    key: "Shift+f",
    Icon: IconBucketDroplet,
    shape: "mask",
    make: (host) => clickTool(host.fill, "Click into a hole of the mask."),
  },
  {
    id: "wand",
    title: "Magic wand",
    key: "Shift+w",
    Icon: IconWand,
    shape: "mask",
    make: (host) => clickTool(host.wand, "Click: pixels alike and connected. Tolerance: , and ."),
  },
  {
    id: "superpixel",
    title: "Superpixels",
    key: "Shift+s",
    Icon: IconGrain,
    shape: "mask",
    make: (host) => clickTool(host.superpixel, "Click, or drag over the pieces that belong to it.", true),
  },
  {
    id: "cut",
    title: "Cut out of the selected",
    key: "Shift+c",
    Icon: IconScissors,
    shape: "polygon",
    make: (host) =>
      pathTool(host, { closed: true, least: 3, make: (points) => ({ type: "polygon", points }), finish: host.cut }),
  },
];

export const SelectIcon = IconPointer;

/** The tools for the shapes that questions take, in order. */
export function offered(questions: RegionsQuestion[]): ToolEntry[] {
  return TOOLS.filter((tool) => questions.some((q) => takes(q, tool)));
}

export const takes = (question: RegionsQuestion, tool: ToolEntry): boolean =>
  (question.shapes ?? []).includes(tool.shape) && (tool.offered?.(question) ?? true);
