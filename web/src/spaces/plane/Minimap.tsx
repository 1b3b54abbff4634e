import css from "@/spaces/plane/plane.module.css";
import type { PointerController } from "@/spaces/plane/pointer";
import { type Size, sight, type Viewport } from "@/spaces/plane/viewport";

const LARGEST = 140;

/** The whole picture, small, with what is in sight; shown when something is out of sight. A press goes there. */
export function Minimap({
  pointer,
  view,
  size,
  thumbnail,
}: {
  pointer: PointerController;
  view: Viewport;
  size: Size;
  thumbnail: string;
}) {
  const { frame } = pointer.painter;
  const [l, t, r, b] = sight(view, frame);
  if (l <= 0 && t <= 0 && r >= size[0] && b >= size[1]) return null;
  const k = LARGEST / Math.max(size[0], size[1]);
  const [width, height] = [size[0] * k, size[1] * k];
  const go = (event: React.PointerEvent) => {
    if (event.type === "pointermove" && !(event.buttons & 1)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / k, (event.clientY - box.top) / k];
    pointer.setView({ ...view, x: frame[0] / 2 - x * view.scale, y: frame[1] / 2 - y * view.scale });
  };
  return (
    <div className={css.minimap} style={{ width, height }} onPointerDown={go} onPointerMove={go} aria-hidden>
      <img src={thumbnail} alt="" width={width} height={height} draggable={false} />
      <div
        className={css.sight}
        style={{
          left: Math.max(0, l) * k,
          top: Math.max(0, t) * k,
          width: (Math.min(size[0], r) - Math.max(0, l)) * k,
          height: (Math.min(size[1], b) - Math.max(0, t)) * k,
        }}
      />
    </div>
  );
}
