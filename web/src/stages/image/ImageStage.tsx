import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { type Adjust, AdjustFilters, filterOf } from "@/stages/image/Adjust";
import css from "@/stages/image/image.module.css";
import { Minimap } from "@/stages/image/Minimap";
import { Painter } from "@/stages/image/painter";
import { openPicture, type Source } from "@/stages/image/picture";
import type { Under } from "@/stages/image/scene";
import { Surface, type SurfaceProps } from "@/stages/image/surface";
import { fitted, type Viewport } from "@/stages/image/viewport";

type Props = Omit<SurfaceProps, "size" | "onView"> & {
  source: Source;
  label: string;
  adjust: Adjust;
  fill: number;
  names: boolean;
  thumbnail: string;
  /** Drawn under the regions: what others answered. */
  under?: Under | null;
  compact?: boolean;
  handle?: React.Ref<Surface | null>;
  onView?: (view: Viewport) => void;
  /** A view to follow, in a column beside others. */
  follow?: Viewport | null;
};

/** A picture of any size with regions on it. It knows shapes and colours, not what they mean. */
export function ImageStage(props: Props) {
  const { source, adjust, fill, names, label, thumbnail, compact, follow } = props;
  const element = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<Surface | null>(null);
  const [view, setView] = useState<Viewport>({ scale: 1, x: 0, y: 0 });
  const [fault, setFault] = useState<string | null>(null);
  const [ready, setReady] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const ofSurface = useCallback(
    (): SurfaceProps => ({
      ...latest.current,
      size: latest.current.source.size,
      onView: (next) => {
        setView(next);
        latest.current.onView?.(next);
      },
    }),
    [],
  );

  useLayoutEffect(() => {
    const place = element.current!;
    const [picture, settled, live] = [...place.querySelectorAll("canvas")] as HTMLCanvasElement[];
    const painter = new Painter({ picture: picture!, settled: settled!, live: live! });
    const made = new Surface(place, painter);
    Object.assign(place, { painter }); // for the benchmark, which asks how long frames took
    made.update(ofSurface());
    setSurface(made);
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
  }, [ofSurface]);

  useEffect(() => {
    if (!surface) return;
    setFault(null);
    setReady(false);
    const picture = openPicture(
      source,
      () => {
        surface.painter.pictureChanged();
        setReady(true);
      },
      setFault,
    );
    surface.painter.setPicture(picture);
    surface.fit();
    return () => picture.close();
  }, [surface, source]);

  useLayoutEffect(() => {
    if (!surface) return;
    if (surface.painter.fill !== fill || surface.painter.labels !== names) {
      surface.painter.fill = fill;
      surface.painter.labels = names;
      surface.painter.redraw();
    }
    surface.update(ofSurface());
  });

  useEffect(() => {
    if (surface && follow) {
      // A column may have another size: what is followed is how much larger than fitting it is, and its middle.
      surface.painter.setView(follow);
      setView(follow);
    }
  }, [surface, follow]);

  useEffect(() => surface?.painter.setUnder(props.under ?? null), [surface, props.under]);

  useImperativeHandle<Surface | null, Surface | null>(props.handle, () => surface, [surface]);

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
      {surface && !compact && <Minimap surface={surface} view={view} size={source.size} thumbnail={thumbnail} />}
    </div>
  );
}

/** The view of one frame for a frame of another size. */
export function translated(
  view: Viewport,
  size: Source["size"],
  from: readonly [number, number],
  to: readonly [number, number],
): Viewport {
  const k = fitted(size, to).scale / fitted(size, from).scale;
  const scale = view.scale * k;
  const middle = [(from[0] / 2 - view.x) / view.scale, (from[1] / 2 - view.y) / view.scale] as const;
  return { scale, x: to[0] / 2 - middle[0] * scale, y: to[1] / 2 - middle[1] * scale };
}
