import { useMemo, useState } from "react";
import type { StageViewProps } from "@/editor/stage";
import { AS_IT_IS } from "@/stages/image/Adjust";
import { drawnOf, linksBetween } from "@/stages/image/drawn";
import { ImageStage } from "@/stages/image/ImageStage";
import css from "@/stages/image/image.module.css";
import { pagesOf } from "@/stages/image/pages";

const NONE: ReadonlySet<string> = new Set();
const nothing = () => {};

/** Pictures with somebody's regions, to look at: it pans, zooms and selects, and changes nothing. */
export function ImageView({ schema, stage, shown, answers, named, label, differs }: StageViewProps) {
  const [selected, setSelected] = useState<string[]>([]);
  const [page, setPage] = useState(0);
  const pages = useMemo(() => pagesOf(shown, stage.source), [shown, stage.source]);
  const regions = useMemo(
    () => drawnOf({ schema, stage: stage.name, answers, named, page, differs }),
    [schema, stage.name, answers, named, page, differs],
  );
  const links = useMemo(() => linksBetween(schema, answers, named, regions), [schema, answers, named, regions]);
  const here = pages[page];
  if (!here) return <div className={css.fault}>The files of this item are not there.</div>;
  return (
    <div className={css.body}>
      <ImageStage
        compact
        source={here.source}
        thumbnail={here.thumbnail}
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
        turns={() => false}
        onSelect={(id) => setSelected(id ? [id] : [])}
        onChange={nothing}
        onPointer={nothing}
        onHint={nothing}
      />
      {pages.length > 1 && (
        <div className={css.status}>
          {pages.map((p, n) => (
            <button
              key={p.thumbnail}
              type="button"
              className={css.tool}
              aria-pressed={n === page}
              onClick={() => setPage(n)}
            >
              {n + 1}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
