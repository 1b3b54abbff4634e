/** The image stage's behaviour without React: pointer, wheel and pinch become view changes, selections, edits and tool events. */
import type { PictureShape, Point, Skeleton } from "@/editor/schema";
import { turnHandle } from "@/kinds/box/box";
import { ellipseTurnHandle } from "@/kinds/ellipse/ellipse";
import { grabbed } from "@/kinds/polygon/polygon";
import { kindOf } from "@/kinds/shapes";
import { clampTo, distance, type Handle, type Press, type Tool } from "@/stages/image/kind";
import { Looking, type LookingProps } from "@/stages/image/looking";
import type { Painter } from "@/stages/image/painter";
import { handleAt, regionsAt } from "@/stages/image/picking";
import { type Drawn, type Live, NOTHING_LIVE } from "@/stages/image/scene";
import { caught } from "@/stages/image/snap";
import { toWorld, type Viewport } from "@/stages/image/viewport";

export type SurfaceProps = LookingProps & {
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
  /** Whether boxes and ellipses get a handle that turns them. */
  turns: (id: string) => boolean;
  onSelect: (id: string | null, also: boolean) => void;
  onChange: (id: string, shape: PictureShape, name: string) => void;
  onPointer: (at: Point | null) => void;
  onHint: () => void;
};

const SNAP = 9;

type Drag =
  | { kind: "pan"; from: Point; view: Viewport }
  | { kind: "move" | "handle"; id: string; handle: string; from: Point; start: PictureShape; shape: PictureShape }
  | { kind: "tool" };

export class Surface extends Looking<SurfaceProps> {
  /** The handle that keys move; null: they move the whole region. */
  active: string | null = null;
  /** Where keys draw: the pointer, or where arrows moved it. */
  cursor: Point | null = null;
  private drag: Drag | null = null;
  private space = false;
  private snapped: Point | null = null;
  private clicked = { at: [0, 0] as Point, when: 0 };
  private cycle: string[] = [];

  constructor(element: HTMLElement, painter: Painter) {
    super(element, painter);
    element.addEventListener("pointerdown", this.down);
    element.addEventListener("pointermove", this.move);
    element.addEventListener("pointerup", this.up);
    element.addEventListener("pointercancel", this.up);
    element.addEventListener("pointerleave", this.leave);
    element.addEventListener("contextmenu", (event) => event.preventDefault());
    window.addEventListener("keydown", this.key);
    window.addEventListener("keyup", this.keyUp);
  }

  close(): void {
    window.removeEventListener("keydown", this.key);
    window.removeEventListener("keyup", this.keyUp);
    this.painter.close();
  }

  update(props: SurfaceProps): void {
    const before = this.props as SurfaceProps | undefined;
    this.props = props;
    if (props.selected[0] !== before?.selected[0]) this.active = null;
    if (props.regions !== before?.regions || props.selected !== before?.selected) {
      this.refresh();
      this.painter.setRegions(props.regions);
    } else this.refresh();
  }

  // --- what is drawn live -----------------------------------------------------------------------------------------

  /** The selected regions, as they are while being dragged. */
  chosen(): Drawn[] {
    const { drag } = this;
    return this.props.selected.flatMap((id) => {
      const region = this.props.regions.find((r) => r.id === id);
      if (!region) return [];
      return drag && drag.kind !== "pan" && drag.kind !== "tool" && drag.id === id
        ? [{ ...region, shape: drag.shape }]
        : [region];
    });
  }

  handles(): Handle[] {
    const [first, second] = this.chosen();
    const { props } = this;
    if (!first || second || props.readOnly || props.tool || props.locked.has(first.id)) return [];
    const found = kindOf(first.shape).handles(first.shape, first.skeleton);
    const { scale } = this.painter.view;
    if (first.shape.type === "box" && props.turns(first.id)) found.push(turnHandle(first.shape, scale));
    if (first.shape.type === "ellipse") found.push(ellipseTurnHandle(first.shape, scale));
    return found;
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

  // --- places -----------------------------------------------------------------------------------------------------

  /** A place, snapped unless Alt is held, within the picture. */
  snap = (at: Point, press: Press, without?: string): Point => {
    const inside = clampTo(at, this.props.size);
    this.snapped = null;
    if (!this.props.snapping || press.alt) return inside;
    const reach = SNAP / this.painter.view.scale;
    const near = this.painter
      .within([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach])
      .filter((r) => r.id !== without);
    this.snapped = caught(at, near, this.props.size, reach);
    return this.snapped ?? inside;
  };

  // --- the pointer ------------------------------------------------------------------------------------------------

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
      this.drag = null;
      return;
    }
    if (event.button === 1 || (event.button === 0 && this.space)) {
      this.drag = { kind: "pan", from: screen, view: this.painter.view };
      this.element.style.cursor = "grabbing";
      event.preventDefault();
      return;
    }
    const at = toWorld(this.painter.view, screen);
    this.cursor = at;
    const { tool } = this.props;
    if (tool) {
      if (event.button !== 0) return;
      const twice = event.timeStamp - this.clicked.when < 350 && distance(this.clicked.at, screen) < 5;
      this.clicked = { at: screen, when: twice ? 0 : event.timeStamp };
      this.drag = { kind: "tool" };
      if (twice && tool.double) tool.double(at);
      else tool.down(at, { ...this.press(event), held: true });
      this.refresh();
      return;
    }
    if (event.button !== 0) return;
    this.grab(at, screen, event);
  };

  /** Without a tool: a handle, the selected region, another region, or the ground. */
  private grab(at: Point, screen: Point, event: PointerEvent): void {
    const handle = handleAt(this.handles(), at, this.painter.view.scale);
    const [first] = this.chosen();
    if (handle && first) {
      this.drag = { kind: "handle", id: first.id, handle: handle.id, from: at, start: first.shape, shape: first.shape };
      this.active = handle.id;
      this.refresh();
      return;
    }
    const hits = regionsAt(this.painter, at);
    const ids = hits.map((h) => h.id);
    const held = first && ids.includes(first.id);
    const again = event.timeStamp - this.clicked.when < 600 && distance(this.clicked.at, screen) < 4;
    this.clicked = { at: screen, when: event.timeStamp };
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      if (ids[0]) this.props.onSelect(ids[0], true);
      return;
    }
    if (again && this.cycle.join() === ids.join() && ids.length > 1) {
      // Clicking on the same place again goes through what lies there.
      const next = ids[(ids.indexOf(this.props.selected[0] ?? "") + 1) % ids.length]!;
      this.props.onSelect(next, false);
    } else if (!held || this.props.selected.length > 1) this.props.onSelect(ids[0] ?? null, false);
    this.cycle = ids;
    this.active = null;
    const [chosen] = this.chosen();
    if (!chosen || !ids.includes(chosen.id)) {
      if (!ids.length) this.drag = { kind: "pan", from: screen, view: this.painter.view };
      return;
    }
    if (this.props.readOnly || this.props.locked.has(chosen.id)) return;
    this.drag = { kind: "move", id: chosen.id, handle: "", from: at, start: chosen.shape, shape: chosen.shape };
  }

  private move = (event: PointerEvent): void => {
    const screen = this.screen(event);
    if (this.pinched(event.pointerId, screen)) return;
    const { drag } = this;
    if (drag?.kind === "pan") {
      this.setView({
        ...drag.view,
        x: drag.view.x + screen[0] - drag.from[0],
        y: drag.view.y + screen[1] - drag.from[1],
      });
      return;
    }
    const at = toWorld(this.painter.view, screen);
    this.cursor = at;
    this.props.onPointer(at);
    const press = this.press(event);
    if (this.props.tool) {
      this.props.tool.move(at, press);
      if (!drag) this.hover(at, press);
      this.refresh();
      return;
    }
    if (drag && drag.kind !== "tool") this.change(drag, at, press);
    else this.point(at);
  };

  /** Show where the next press would catch. */
  private hover(at: Point, press: Press): void {
    if (this.props.tool?.cursor === "crosshair") this.snap(at, press);
  }

  private change(drag: Extract<Drag, { id: string }>, at: Point, press: Press): void {
    const kind = kindOf(drag.start);
    if (drag.kind === "handle") {
      const to = drag.handle === "turn" ? at : this.snap(at, press, drag.id);
      drag.shape = kind.drag(drag.start, drag.handle, to, press.shift);
      this.active =
        drag.start.type === "polygon" || drag.start.type === "polyline" ? grabbed(drag.handle) : drag.handle;
    } else {
      const [dx, dy] = this.kept(drag.start, at[0] - drag.from[0], at[1] - drag.from[1]);
      if (Math.hypot(dx, dy) * this.painter.view.scale < 2 && drag.shape === drag.start) return;
      drag.shape = kind.move(drag.start, dx, dy);
    }
    this.refresh();
  }

  /** A move that keeps an upright shape within the picture. */
  kept(shape: PictureShape, dx: number, dy: number): Point {
    const [l, t, r, b] = kindOf(shape).bounds(shape);
    const [width, height] = this.props.size;
    const within = (d: number, low: number, high: number) => (low > high ? d : Math.max(low, Math.min(high, d)));
    return [within(dx, -l, width - r), within(dy, -t, height - b)];
  }

  /** The cursor that says what a press here would do. */
  private point(at: Point): void {
    const handle = handleAt(this.handles(), at, this.painter.view.scale);
    const over = handle ? null : regionsAt(this.painter, at)[0];
    const mine = over && this.props.selected[0] === over.id && !this.props.readOnly;
    this.element.style.cursor = this.space
      ? "grab"
      : (handle?.cursor ?? (mine ? "move" : over ? "pointer" : "default"));
    this.element.title = handle?.title ?? "";
  }

  private up = (event: PointerEvent): void => {
    if (this.released(event.pointerId)) return;
    const { drag } = this;
    this.drag = null;
    const at = toWorld(this.painter.view, this.screen(event));
    if (drag?.kind === "tool") this.props.tool?.up?.(at, this.press(event));
    if (drag?.kind === "pan") {
      this.element.style.cursor = "";
      const still = distance(drag.from, this.screen(event)) < 3;
      if (still && !this.props.tool && event.button === 0 && !this.space) this.props.onSelect(null, false);
    }
    if ((drag?.kind === "move" || drag?.kind === "handle") && drag.shape !== drag.start)
      this.props.onChange(drag.id, drag.shape, drag.kind === "move" ? "move" : "reshape");
    this.snapped = null;
    this.refresh();
  };

  private leave = (): void => {
    if (this.drag) return;
    this.props.onPointer(null);
    this.snapped = null;
    this.refresh();
  };

  // --- keys that are held -------------------------------------------------------------------------------------------

  private key = (event: KeyboardEvent): void => {
    if (event.key !== " " || event.target !== this.element) return;
    event.preventDefault();
    this.space = true;
    if (!this.drag) this.element.style.cursor = "grab";
  };

  private keyUp = (event: KeyboardEvent): void => {
    if (event.key !== " ") return;
    this.space = false;
    if (!this.drag) this.element.style.cursor = "";
  };
}
