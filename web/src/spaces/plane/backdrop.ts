/** What lies under the regions of a plane: an image, a frame of a video, a camera's view. */
import type { Bounds } from "@/spaces/plane/kind";
import type { Size } from "@/spaces/plane/viewport";

export type Backdrop = {
  size: Size;
  /** Draw what is there of the part in sight; scale: screen pixels (of the device) per pixel of the plane. */
  draw: (g: CanvasRenderingContext2D, sight: Bounds, scale: number) => void;
  /** Whether something can be seen yet. */
  ready: () => boolean;
  close: () => void;
};

/** One plane that a stage shows: a page, a frame. */
export type Plane = {
  size: Size;
  /** Distinguishes it from others; a plane with the same key is not loaded again. */
  key: string;
  name: string;
  thumbnail: string;
  /** changed: called when more of it has arrived. failed: it cannot be shown. */
  open: (changed: () => void, failed: (message: string) => void) => Backdrop;
  /** Where the server has it, if it does. */
  served: { project: string; media: string; page: number } | null;
};
