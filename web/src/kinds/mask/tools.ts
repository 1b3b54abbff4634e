/** The tools that make and change masks. */
import { IconBrush, IconBucketDroplet, IconEraser, IconGrain, IconLasso, IconWand } from "@tabler/icons-react";
import type { Point } from "@/editor/schema";
import { brushTool } from "@/kinds/mask/brush";
import { fillHole, paint } from "@/kinds/mask/painting";
import { superpixels, wand } from "@/kinds/mask/select";
import { rasterized } from "@/spaces/plane/bits";
import type { Tool, ToolEntry, ToolHost } from "@/spaces/plane/kind";
import { pathTool } from "@/spaces/plane/pathTool";

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

/** Outline an area; its pixels are given to the region at hand. */
const lassoTool = (host: ToolHost): Tool =>
  pathTool(host, {
    closed: true,
    least: 3,
    make: () => null,
    finish: (points) => paint(host, rasterized([points], host.size()), true),
  });

const fault = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Ask the server which pixels are alike around a place, and paint them. */
function pickAlike(host: ToolHost, at: Point): void {
  const image = host.image();
  if (!image) return;
  host.notice("Looking for similar pixels …");
  wand(image, at, host.tolerance(), host.sight())
    .then((bits) => {
      host.notice(bits ? null : "There are no similar pixels here.");
      if (bits) paint(host, bits, true);
    })
    .catch((error) => host.notice(fault(error)));
}

/** Paint the superpixel at a place. */
function pickPiece(host: ToolHost, at: Point): void {
  const image = host.image();
  if (!image) return;
  superpixels(image, host.sight(), host.tolerance())
    .then((pieces) => {
      const piece = pieces.at(at);
      if (piece) paint(host, piece, true);
    })
    .catch((error) => host.notice(fault(error)));
}

export const maskTools: ToolEntry[] = [
  { id: "brush", title: "Brush", key: "Shift+m", Icon: IconBrush, make: (host) => brushTool(host, true) },
  { id: "eraser", title: "Eraser", key: "Shift+x", Icon: IconEraser, make: (host) => brushTool(host, false) },
  { id: "lasso", title: "Lasso", key: "Shift+o", Icon: IconLasso, make: lassoTool },
  {
    id: "fill",
    title: "Fill hole",
    key: "Shift+f",
    Icon: IconBucketDroplet,
    make: (host) => clickTool((at) => fillHole(host, at), "Click into a hole of the mask."),
  },
  {
    id: "wand",
    title: "Magic wand",
    key: "Shift+w",
    Icon: IconWand,
    sized: "tolerance",
    make: (host) =>
      clickTool((at) => pickAlike(host, at), "Click: connected pixels of similar color. Tolerance: keys “,” and “.”"),
  },
  {
    id: "superpixel",
    title: "Superpixels",
    key: "Shift+s",
    Icon: IconGrain,
    sized: "tolerance",
    make: (host) => clickTool((at) => pickPiece(host, at), "Click, or drag over the pieces that belong to it.", true),
  },
];
