/** How the plane is looked at: fitted, zoomed by wheel and pinch, moved, brought to a place. */
import type { Point } from "@/editor/schema";
import { type Bounds, distance } from "@/spaces/plane/kind";
import type { Painter } from "@/spaces/plane/painter";
import { centred, fitted, kept, type Size, showing, sight, type Viewport, zoomed } from "@/spaces/plane/viewport";

export type CameraProps = { size: Size; onView: (view: Viewport) => void };

export class Camera<P extends CameraProps> {
  props!: P;
  private pinch: { apart: number; centre: Point } | null = null;
  private touches = new Map<number, Point>();

  constructor(
    readonly element: HTMLElement,
    readonly painter: Painter,
  ) {
    element.addEventListener("wheel", this.wheel, { passive: false });
  }

  setView(view: Viewport): void {
    this.painter.setView(kept(view, this.props.size, this.painter.frame));
    this.props.onView(this.painter.view);
  }

  fit = () => this.setView(fitted(this.props.size, this.painter.frame));
  actual = () => this.setView(centred(this.props.size, this.painter.frame, 1 / (window.devicePixelRatio || 1)));

  zoom(factor: number, at?: Point): void {
    const { frame, view } = this.painter;
    const least = fitted(this.props.size, frame).scale / 4;
    this.setView(zoomed(view, factor, at ?? [frame[0] / 2, frame[1] / 2], least));
  }

  /** The part of the picture that is in sight. */
  sight = (): Bounds => sight(this.painter.view, this.painter.frame);

  reveal(bounds: Bounds): void {
    this.setView(showing(this.painter.view, bounds, this.painter.frame));
  }

  /** A place in the frame. */
  protected screen(event: { clientX: number; clientY: number }): Point {
    const box = this.element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** A finger came down; true when it is the second, so that a pinch begins. */
  protected touched(id: number, at: Point): boolean {
    this.touches.set(id, at);
    if (this.touches.size !== 2) return false;
    this.pinch = this.between();
    return true;
  }

  /** A finger or the pointer moved; true while two fingers pinch. */
  protected pinched(id: number, at: Point): boolean {
    if (this.touches.has(id)) this.touches.set(id, at);
    if (!this.pinch || this.touches.size < 2) return false;
    const next = this.between();
    const { view } = this.painter;
    const [dx, dy] = [next.centre[0] - this.pinch.centre[0], next.centre[1] - this.pinch.centre[1]];
    this.painter.view = { ...view, x: view.x + dx, y: view.y + dy };
    this.zoom(next.apart / Math.max(1, this.pinch.apart), next.centre);
    this.pinch = next;
    return true;
  }

  /** A finger or the pointer went up; true when it belonged to a pinch. */
  protected released(id: number): boolean {
    this.touches.delete(id);
    const pinching = this.pinch !== null;
    if (pinching && this.touches.size === 0) this.pinch = null;
    return pinching;
  }

  private between(): { apart: number; centre: Point } {
    const [a, b] = [...this.touches.values()] as [Point, Point];
    return { apart: distance(a, b), centre: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] };
  }

  private wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const at = this.screen(event);
    if (event.ctrlKey || event.metaKey) this.zoom(Math.exp(-dy * 0.01), at);
    else if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      const { view } = this.painter;
      const across = event.shiftKey && !dx ? dy : dx;
      this.setView({ ...view, x: view.x - across, y: event.shiftKey ? view.y : view.y - dy });
    } else this.zoom(Math.exp(-Math.max(-120, Math.min(120, dy)) * 0.002), at);
  };
}
