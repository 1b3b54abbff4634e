import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { AdjustMenu } from "@/stages/image/Adjust";
import css from "@/stages/image/image.module.css";
import type { Surface } from "@/stages/image/surface";
import type { Viewport } from "@/stages/image/viewport";

type Props = {
  hint: string | null;
  pointer: readonly [number, number] | null;
  view: Viewport | null;
  surface: React.RefObject<Surface | null>;
  page: number;
  pages: number;
  onPage: (page: number) => void;
  adjust: ComponentProps<typeof AdjustMenu>;
};

/** What to do next, where the pointer is, and how the picture is looked at. */
export function StatusBar({ hint, pointer, view, surface, page, pages, onPage, adjust }: Props) {
  return (
    <div className={css.status}>
      <span className={css.hint} role="status">
        {hint ?? <span className="dim">Space and drag moves, the wheel zooms.</span>}
      </span>
      {pages > 1 && (
        <span className={css.pages}>
          <Icon
            label="Picture before (PageUp)"
            disabled={page === 0}
            onClick={() => onPage(page - 1)}
            Shape={IconChevronLeft}
          />
          <span className="mono">
            {page + 1} / {pages}
          </span>
          <Icon
            label="Next picture (PageDown)"
            disabled={page === pages - 1}
            onClick={() => onPage(page + 1)}
            Shape={IconChevronRight}
          />
        </span>
      )}
      <span className={`${css.place} dim mono`}>
        {pointer ? `${pointer[0].toFixed(0)}, ${pointer[1].toFixed(0)}` : ""}
      </span>
      <Icon label="Zoom out (−)" onClick={() => surface.current?.zoom(0.8)} Shape={IconMinus} />
      <Tooltip label="One pixel for one (End)">
        <button type="button" className={css.tool} style={{ width: 56 }} onClick={() => surface.current?.actual()}>
          <span className={`${css.zoom} mono`}>{view ? `${percent(view.scale)} %` : ""}</span>
        </button>
      </Tooltip>
      <Icon label="Zoom in (+)" onClick={() => surface.current?.zoom(1.25)} Shape={IconPlus} />
      <Icon label="The whole picture (Home)" onClick={() => surface.current?.fit()} Shape={IconArrowsMaximize} />
      <AdjustMenu {...adjust} />
    </div>
  );
}

function percent(scale: number): string {
  const value = scale * (window.devicePixelRatio || 1) * 100;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function Icon({
  label,
  disabled,
  onClick,
  Shape,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  Shape: typeof IconPlus;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label.split(" (")[0]} disabled={disabled} onClick={onClick}>
        <Shape size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
