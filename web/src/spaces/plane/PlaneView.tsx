import { useMemo, useState } from "react";
import type { StageViewProps } from "@/editor/stage";
import { AS_IT_IS } from "@/spaces/plane/Adjust";
import type { Plane } from "@/spaces/plane/backdrop";
import { drawnOf, linksBetween } from "@/spaces/plane/drawn";
import { PlaneCanvas } from "@/spaces/plane/PlaneCanvas";
import css from "@/spaces/plane/plane.module.css";
import { t } from "@/texts/texts";

const NONE: ReadonlySet<string> = new Set();
const nothing = () => {};

/** Planes with somebody's regions, to look at: it pans, zooms and selects, and changes nothing. */
export function PlaneView({
  schema,
  stage,
  answers,
  named,
  label,
  differs,
  planes,
}: Omit<StageViewProps, "shown"> & { planes: Plane[] }) {
  const [selected, setSelected] = useState<string[]>([]);
  const [page, setPage] = useState(0);
  const regions = useMemo(
    () => drawnOf({ schema, stage: stage.name, answers, named, page, differs }),
    [schema, stage.name, answers, named, page, differs],
  );
  const links = useMemo(() => linksBetween(schema, answers, named, regions), [schema, answers, named, regions]);
  const here = planes[page];
  if (!here) return <div className={css.fault}>{t.space.filesMissing}</div>;
  return (
    <div className={css.body}>
      <PlaneCanvas
        compact
        registry={schema.registry}
        plane={here}
        label={label ?? stage.title ?? stage.name}
        adjust={AS_IT_IS}
        fill={0.2}
        names
        regions={regions}
        selected={selected}
        locked={NONE}
        links={links}
        tool={null}
        draftColor="#000000"
        snapping={false}
        crosshair={false}
        readOnly
        onSelect={(id) => setSelected(id ? [id] : [])}
        onChange={nothing}
        onPointer={nothing}
        onHint={nothing}
      />
      {planes.length > 1 && (
        <div className={css.status}>
          {planes.map((p, n) => (
            <button key={p.key} type="button" className={css.tool} aria-pressed={n === page} onClick={() => setPage(n)}>
              {n + 1}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
