import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { AdjustMenu } from "@/spaces/plane/Adjust";
import css from "@/spaces/plane/plane.module.css";
import type { PointerController } from "@/spaces/plane/pointer";
import type { Viewport } from "@/spaces/plane/viewport";
import { t } from "@/texts/texts";

type Props = {
  hint: string | null;
  pointer: readonly [number, number] | null;
  view: Viewport | null;
  controller: React.RefObject<PointerController | null>;
  adjust: ComponentProps<typeof AdjustMenu>;
};

/** What to do next, where the pointer is, and how the picture is looked at. */
export function StatusBar({ hint, pointer, view, controller, adjust }: Props) {
  return (
    <div className={css.status}>
      <span className={css.hint} role="status">
        {hint ?? <span className="dim">{t.space.panHint}</span>}
      </span>
      <span className={`${css.place} dim mono`}>
        {pointer ? `${pointer[0].toFixed(0)}, ${pointer[1].toFixed(0)}` : ""}
      </span>
      <Icon label={t.space.zoomOutKey} onClick={() => controller.current?.zoom(0.8)} Shape={IconMinus} />
      <Tooltip label={t.space.actualSizeKey}>
        <button type="button" className={css.tool} style={{ width: 56 }} onClick={() => controller.current?.actual()}>
          <span className={`${css.zoom} mono`}>{view ? `${percent(view.scale)} %` : ""}</span>
        </button>
      </Tooltip>
      <Icon label={t.space.zoomInKey} onClick={() => controller.current?.zoom(1.25)} Shape={IconPlus} />
      <Icon label={t.space.fitKey} onClick={() => controller.current?.fit()} Shape={IconArrowsMaximize} />
      <AdjustMenu {...adjust} />
    </div>
  );
}

function percent(scale: number): string {
  const value = scale * (window.devicePixelRatio || 1) * 100;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function Icon({ label, onClick, Shape }: { label: string; onClick: () => void; Shape: typeof IconPlus }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label.split(" (")[0]} onClick={onClick}>
        <Shape size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
