import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import type { Registry } from "@/editor/registry";
import { type Adjust, AdjustFilters, filterOf } from "@/spaces/plane/Adjust";
import type { Plane } from "@/spaces/plane/backdrop";
import { Minimap } from "@/spaces/plane/Minimap";
import { Painter } from "@/spaces/plane/painter";
import css from "@/spaces/plane/plane.module.css";
import { PointerController, type PointerProps } from "@/spaces/plane/pointer";
import type { OverlayScene } from "@/spaces/plane/scene";
import type { Viewport } from "@/spaces/plane/viewport";

type Props = Omit<PointerProps, "size" | "onView"> & {
  registry: Registry;
  plane: Plane;
  label: string;
  adjust: Adjust;
  fill: number;
  names: boolean;
  /** Drawn under the regions: what others answered. */
  overlay?: OverlayScene | null;
  compact?: boolean;
  handle?: React.Ref<PointerController | null>;
  onView?: (view: Viewport) => void;
};

/** A plane of any size with regions on it. It knows shapes and colours, not what they mean. */
export function PlaneCanvas(props: Props) {
  const { registry, plane, adjust, fill, names, label, compact } = props;
  const element = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<PointerController | null>(null);
  const [view, setView] = useState<Viewport>({ scale: 1, x: 0, y: 0 });
  const [fault, setFault] = useState<string | null>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const ofController = useCallback(
    (): PointerProps => ({
      ...latest.current,
      size: latest.current.plane.size,
      onView: (next) => {
        setView(next);
        latest.current.onView?.(next);
      },
    }),
    [],
  );

  useLayoutEffect(() => {
    const place = element.current!;
    const [backdrop, still, live] = [...place.querySelectorAll("canvas")] as HTMLCanvasElement[];
    const painter = new Painter(registry, { backdrop: backdrop!, still: still!, live: live! });
    const made = new PointerController(place, painter);
    Object.assign(place, { painter }); // for the benchmark, which asks how long frames took
    made.update(ofController());
    setController(made);
    let sized = false;
    const resize = () => {
      const { width, height } = place.getBoundingClientRect();
      if (!width || !height) return;
      painter.resize([width, height]);
      if (!sized) made.fit();
      sized = true;
      painter.redraw();
      setView(painter.view);
    };
    const observer = new ResizeObserver(resize);
    observer.observe(place);
    resize();
    return () => {
      observer.disconnect();
      made.close();
    };
  }, [ofController, registry]);

  useEffect(() => {
    if (!controller) return;
    setFault(null);
    setReady(false);
    const backdrop = plane.open(() => {
      controller.painter.backdropChanged();
      setReady(true);
    }, setFault);
    controller.painter.setBackdrop(backdrop);
    controller.fit();
    return () => backdrop.close();
  }, [controller, plane]);

  useLayoutEffect(() => {
    if (!controller) return;
    if (controller.painter.fill !== fill || controller.painter.labels !== names) {
      controller.painter.fill = fill;
      controller.painter.labels = names;
      controller.painter.redraw();
    }
    controller.update(ofController());
  });

  useEffect(() => controller?.painter.setOverlay(props.overlay ?? null), [controller, props.overlay]);

  useImperativeHandle<PointerController | null, PointerController | null>(props.handle, () => controller, [controller]);

  return (
    <div className={`${css.stage} ${compact ? css.compact : ""}`}>
      <AdjustFilters adjust={adjust} />
      <div
        ref={element}
        className={css.surface}
        tabIndex={0}
        role="application"
        aria-label={label}
        data-ready={ready}
        data-view={`${view.scale} ${view.x} ${view.y}`}
        style={{ cursor: props.tool?.cursor }}
      >
        <canvas className={css.layer} style={{ filter: filterOf(adjust) }} />
        <canvas className={css.layer} />
        <canvas className={css.layer} />
      </div>
      {fault && (
        <div className={css.fault} role="alert">
          {fault}
        </div>
      )}
      {controller && !compact && (
        <Minimap pointer={controller} view={view} size={plane.size} thumbnail={plane.thumbnail} />
      )}
    </div>
  );
}
