/** A plane's behaviour without React: pointer, wheel and pinch become view changes, tool events, or those of selecting. */
import type { Registry } from "@/editor/registry";
import type { Point, Shape } from "@/editor/schema";
import { Camera, type CameraProps } from "@/spaces/plane/camera";
import { clampTo, distance, type Handle, type Press, type Skeleton, type Tool } from "@/spaces/plane/kind";
import type { Painter } from "@/spaces/plane/painter";
import { type Drawn, type Live, NOTHING_LIVE } from "@/spaces/plane/scene";
import { SelectTool } from "@/spaces/plane/selectTool";
import { caught } from "@/spaces/plane/snap";
import { toWorld, type Viewport } from "@/spaces/plane/viewport";

export type PointerProps = CameraProps & {
  regions: Drawn[];
  selected: readonly string[];
  locked: ReadonlySet<string>;
  links: Live["links"];
  tool: Tool | null;
  draftColor: string;
  draftSkeleton?: Skeleton;
  snapping: boolean;
  crosshair: boolean;
  readOnly: boolean;
  onSelect: (id: string | null, also: boolean) => void;
  onChange: (id: string, shape: Shape, name: string) => void;
  onPointer: (at: Point | null) => void;
  onHint: () => void;
};

const SNAP = 9;

export class PointerController extends Camera<PointerProps> {
  /** Where keys draw: the pointer, or where arrows moved it. */
  cursor: Point | null = null;
  readonly selecting = new SelectTool(this);
  private pan: { from: Point; view: Viewport } | null = null;
  private pressing = false;
  private panning = false;
  private snapped: Point | null = null;
  private clicked = { at: [0, 0] as Point, when: 0 };

  constructor(element: HTMLElement, painter: Painter) {
    super(element, painter);
    element.addEventListener("pointerdown", this.down);
    element.addEventListener("pointermove", this.move);
    element.addEventListener("pointerup", this.up);
    element.addEventListener("pointercancel", this.up);
    element.addEventListener("pointerleave", this.leave);
    element.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  get registry(): Registry {
    return this.painter.registry;
  }

  get active(): string | null {
    return this.selecting.active;
  }

  set active(handle: string | null) {
    this.selecting.active = handle;
  }

  close(): void {
    this.painter.close();
  }

  update(props: PointerProps): void {
    const before = this.props as PointerProps | undefined;
    this.props = props;
    if (props.selected[0] !== before?.selected[0]) this.active = null;
    if (props.regions !== before?.regions || props.selected !== before?.selected) {
      this.refresh();
      this.painter.setRegions(props.regions);
    } else this.refresh();
  }

  chosen = (): Drawn[] => this.selecting.chosen();
  handles = (): Handle[] => this.selecting.handles();
  kept = (shape: Shape, dx: number, dy: number): Point => this.selecting.kept(shape, dx, dy);

  /** While on, the pointer moves the view: the space bar is held. */
  setPanning(on: boolean): void {
    this.panning = on;
    if (!this.pan && !this.pressing) this.element.style.cursor = on ? "grab" : "";
  }

  refresh = (): void => {
    const { tool } = this.props;
    const shape = tool?.draft() ?? null;
    this.painter.setLive({
      ...NOTHING_LIVE,
      selected: this.chosen(),
      handles: this.handles(),
      active: this.active,
      draft: shape ? { shape, color: this.props.draftColor, skeleton: this.props.draftSkeleton } : null,
      overlay: tool?.overlay ?? null,
      crosshair: this.props.crosshair && tool && tool.cursor !== "none" ? this.cursor : null,
      snapped: this.snapped,
      links: this.props.links,
    });
    this.props.onHint();
  };

  /** A place, snapped unless Alt is held, within the plane. */
  snap = (at: Point, press: Press, without?: string): Point => {
    const inside = clampTo(at, this.props.size);
    this.snapped = null;
    if (!this.props.snapping || press.alt) return inside;
    const reach = SNAP / this.painter.view.scale;
    const near = this.painter
      .within([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach])
      .filter((r) => r.id !== without);
    this.snapped = caught(this.registry, at, near, this.props.size, reach);
    return this.snapped ?? inside;
  };

  private press(event: PointerEvent | MouseEvent): Press {
    return {
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
      button: event.button,
      held: (event.buttons & 1) === 1,
    };
  }

  private down = (event: PointerEvent): void => {
    this.element.focus({ preventScroll: true });
    const screen = this.screen(event);
    const pinch = this.touched(event.pointerId, screen);
    try {
      this.element.setPointerCapture(event.pointerId);
    } catch {
      // A pointer that is gone already.
    }
    if (pinch) {
      this.props.tool?.cancel();
      this.selecting.cancel();
      this.pressing = false;
      this.pan = null;
      return;
    }
    if (event.button === 1 || (event.button === 0 && this.panning)) {
      this.pan = { from: screen, view: this.painter.view };
      this.element.style.cursor = "grabbing";
      event.preventDefault();
      return;
    }
    if (event.button !== 0) return;
    const at = toWorld(this.painter.view, screen);
    this.cursor = at;
    const { tool } = this.props;
    if (tool) this.pressTool(tool, at, screen, event);
    else if (!this.selecting.down(at, screen, event)) this.pan = { from: screen, view: this.painter.view };
    this.refresh();
  };

  private pressTool(tool: Tool, at: Point, screen: Point, event: PointerEvent): void {
    const twice = event.timeStamp - this.clicked.when < 350 && distance(this.clicked.at, screen) < 5;
    this.clicked = { at: screen, when: twice ? 0 : event.timeStamp };
    this.pressing = true;
    if (twice && tool.double) tool.double(at);
    else tool.down(at, { ...this.press(event), held: true });
  }

  private move = (event: PointerEvent): void => {
    const screen = this.screen(event);
    if (this.pinched(event.pointerId, screen)) return;
    if (this.pan) {
      const { view, from } = this.pan;
      this.setView({ ...view, x: view.x + screen[0] - from[0], y: view.y + screen[1] - from[1] });
      return;
    }
    const at = toWorld(this.painter.view, screen);
    this.cursor = at;
    this.props.onPointer(at);
    const press = this.press(event);
    const { tool } = this.props;
    if (tool) {
      tool.move(at, press);
      // Show where the next press would catch.
      if (!this.pressing && tool.cursor === "crosshair") this.snap(at, press);
      this.refresh();
    } else if (this.selecting.move(at, press)) this.refresh();
    else this.point(at);
  };

  private point(at: Point): void {
    const { cursor, title } = this.selecting.over(at);
    this.element.style.cursor = this.panning ? "grab" : cursor;
    this.element.title = title;
  }

  private up = (event: PointerEvent): void => {
    if (this.released(event.pointerId)) return;
    const { pan, pressing } = this;
    this.pan = null;
    this.pressing = false;
    const screen = this.screen(event);
    if (pressing) this.props.tool?.up?.(toWorld(this.painter.view, screen), this.press(event));
    if (pan) {
      this.element.style.cursor = "";
      const still = distance(pan.from, screen) < 3;
      if (still && !this.props.tool && event.button === 0 && !this.panning) this.props.onSelect(null, false);
    }
    this.selecting.up();
    this.snapped = null;
    this.refresh();
  };

  private leave = (): void => {
    if (this.pan || this.pressing) return;
    this.props.onPointer(null);
    this.snapped = null;
    this.refresh();
  };
}
