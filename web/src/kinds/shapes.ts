/** Every kind of shape that an image stage draws, by its type. To add one: a folder here and a line below. */
import type { PictureShape } from "@/editor/schema";
import { box } from "@/kinds/box/box";
import { ellipse } from "@/kinds/ellipse/ellipse";
import { keypoints } from "@/kinds/keypoints/keypoints";
import { mask } from "@/kinds/mask/mask";
import { polygon } from "@/kinds/polygon/polygon";
import { polyline } from "@/kinds/polyline/polyline";
import type { ShapeKind } from "@/stages/image/kind";

const SHAPES = { box, polygon, polyline, ellipse, keypoints, mask } as unknown as Record<string, ShapeKind>;

export const kindOf = (shape: PictureShape): ShapeKind => SHAPES[shape.type]!;
