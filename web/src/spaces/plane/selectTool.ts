/** Selecting is a tool like others: press on a region, a handle or the ground; move the region, drag the handle. */
import type { Point, Shape } from "@/editor/schema";
import { boundsOfShape } from "@/spaces/plane/geometry";
import { distance, type Handle, type Press, planeKind } from "@/spaces/plane/kind";
import { handleAt, regionsAt } from "@/spaces/plane/picking";
import type { PointerController } from "@/spaces/plane/pointer";
import type { Drawn } from "@/spaces/plane/scene";

type State =
  | { name: "idle" }
  | { name: "moving"; id: string; from: Point; start: Shape; shape: Shape }
  | { name: "dragging"; id: string; handle: Handle; start: Shape; shape: Shape };

export class SelectTool {
  /** The handle that keys move; null: they move the whole region. */
  active: string | null = null;
  private state: State = { name: "idle" };
  private clicked = { at: [0, 0] as Point, when: 0 };
  /** What lay under the last press: pressing there again goes through it. */
  private cycle: string[] = [];

  constructor(private readonly stage: PointerController) {}

  /** The selected regions, as they are while being dragged. */
  chosen(): Drawn[] {
    const { state } = this;
    return this.stage.props.selected.flatMap((id) => {
      const region = this.stage.props.regions.find((r) => r.id === id);
      if (!region) return [];
      return state.name !== "idle" && state.id === id ? [{ ...region, shape: state.shape }] : [region];
    });
  }

  handles(): Handle[] {
    const [first, second] = this.chosen();
    const { props, registry, painter } = this.stage;
    if (!first || second || props.readOnly || props.tool || props.locked.has(first.id)) return [];
    return planeKind(registry, first.shape).handles(first.shape, {
      skeleton: first.skeleton,
      rotates: first.rotates ?? false,
      scale: painter.view.scale,
    });
  }

  /** A press; false when it is on the ground, so that the view is moved. */
  down(at: Point, screen: Point, event: PointerEvent): boolean {
    const { props, painter } = this.stage;
    const handle = handleAt(this.handles(), at, painter.view.scale);
    const [first] = this.chosen();
    if (handle && first) {
      this.state = { name: "dragging", id: first.id, handle, start: first.shape, shape: first.shape };
      this.active = handle.id;
      return true;
    }
    const ids = regionsAt(painter, at).map((hit) => hit.id);
    const held = first && ids.includes(first.id);
    const again = event.timeStamp - this.clicked.when < 600 && distance(this.clicked.at, screen) < 4;
    this.clicked = { at: screen, when: event.timeStamp };
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      if (ids[0]) props.onSelect(ids[0], true);
      return true;
    }
    if (again && this.cycle.join() === ids.join() && ids.length > 1) {
      const next = ids[(ids.indexOf(props.selected[0] ?? "") + 1) % ids.length]!;
      props.onSelect(next, false);
    } else if (!held || props.selected.length > 1) props.onSelect(ids[0] ?? null, false);
    this.cycle = ids;
    this.active = null;
    const [chosen] = this.chosen();
    if (!chosen || !ids.includes(chosen.id)) return ids.length > 0;
    if (!this.stage.props.readOnly && !this.stage.props.locked.has(chosen.id))
      this.state = { name: "moving", id: chosen.id, from: at, start: chosen.shape, shape: chosen.shape };
    return true;
  }

  /** The pointer moved while pressed; false when nothing is being changed. */
  move(at: Point, press: Press): boolean {
    const { state } = this;
    if (state.name === "idle") return false;
    const { registry, painter } = this.stage;
    const kind = planeKind(registry, state.start);
    if (state.name === "dragging") {
      const to = state.handle.role === "rotate" ? at : this.stage.snap(at, press, state.id);
      const dragged = kind.drag(state.start, state.handle, to, press.shift);
      state.shape = dragged.shape;
      this.active = dragged.handle;
      return true;
    }
    const [dx, dy] = this.kept(state.start, at[0] - state.from[0], at[1] - state.from[1]);
    if (Math.hypot(dx, dy) * painter.view.scale < 2 && state.shape === state.start) return true;
    state.shape = kind.move(state.start, dx, dy);
    return true;
  }

  up(): void {
    const { state } = this;
    this.state = { name: "idle" };
    if (state.name !== "idle" && state.shape !== state.start)
      this.stage.props.onChange(state.id, state.shape, state.name === "moving" ? "move" : "reshape");
  }

  cancel(): void {
    this.state = { name: "idle" };
  }

  /** A move that keeps an upright shape within the plane. */
  kept(shape: Shape, dx: number, dy: number): Point {
    const [l, t, r, b] = boundsOfShape(this.stage.registry, shape);
    const [width, height] = this.stage.props.size;
    const within = (d: number, low: number, high: number) => (low > high ? d : Math.max(low, Math.min(high, d)));
    return [within(dx, -l, width - r), within(dy, -t, height - b)];
  }

  /** The pointer's form and words that say what a press here would do. */
  over(at: Point): { cursor: string; title: string } {
    const { props, painter } = this.stage;
    const handle = handleAt(this.handles(), at, painter.view.scale);
    const under = handle ? null : regionsAt(painter, at)[0];
    const mine = under && props.selected[0] === under.id && !props.readOnly;
    return {
      cursor: handle?.cursor ?? (mine ? "move" : under ? "pointer" : "default"),
      title: handle?.title ?? "",
    };
  }
}
