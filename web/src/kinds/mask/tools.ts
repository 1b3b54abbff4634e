/** The tools that make and change masks. */

import { IconBrush, IconBucketDroplet, IconEraser, IconGrain, IconLasso, IconWand } from "@tabler/icons-react";
import type { Point } from "@/editor/schema";
import { brushTool } from "@/kinds/mask/brush";
import { fillHole, paint } from "@/kinds/mask/painting";
import { superpixels, wand } from "@/kinds/mask/select";
import { rasterized } from "@/spaces/plane/bits";
import type { Tool, ToolEntry, ToolHost } from "@/spaces/plane/kind";
import { pathTool } from "@/spaces/plane/pathTool";
import { t } from "@/texts/texts";

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
  host.notice(t.kinds.wandLooking);
  wand(image, at, host.tolerance(), host.sight())
    .then((bits) => {
      host.notice(bits ? null : t.kinds.wandNothing);
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
  { id: "brush", title: t.kinds.brush, key: "Shift+m", Icon: IconBrush, make: (host) => brushTool(host, true) },
  { id: "eraser", title: t.kinds.eraser, key: "Shift+x", Icon: IconEraser, make: (host) => brushTool(host, false) },
  { id: "lasso", title: t.kinds.lasso, key: "Shift+o", Icon: IconLasso, make: lassoTool },
  {
    id: "fill",
    title: t.kinds.fillHole,
    key: "Shift+f",
    Icon: IconBucketDroplet,
    make: (host) => clickTool((at) => fillHole(host, at), t.kinds.fillHoleHint),
  },
  {
    id: "wand",
    title: t.kinds.magicWand,
    key: "Shift+w",
    Icon: IconWand,
    sized: "tolerance",
    make: (host) => clickTool((at) => pickAlike(host, at), t.kinds.wandHint),
  },
  {
    id: "superpixel",
    title: t.kinds.superpixels,
    key: "Shift+s",
    Icon: IconGrain,
    sized: "tolerance",
    make: (host) => clickTool((at) => pickPiece(host, at), t.kinds.superpixelsHint, true),
  },
];
