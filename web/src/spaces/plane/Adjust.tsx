import { ActionIcon, Button, Popover, SegmentedControl, Slider, Switch, Tooltip } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import css from "@/spaces/plane/plane.module.css";
import { t } from "@/texts/texts";

/** How the image is looked at; no part of the answers. brightness, contrast and gamma: 1 is as it is. */
export type Adjust = {
  brightness: number;
  contrast: number;
  gamma: number;
  invert: boolean;
  channel: "all" | "red" | "green" | "blue";
};

export const AS_IT_IS: Adjust = { brightness: 1, contrast: 1, gamma: 1, invert: false, channel: "all" };

const changed = (a: Adjust) => (Object.keys(AS_IT_IS) as (keyof Adjust)[]).some((k) => a[k] !== AS_IT_IS[k]);
const idOf = (a: Adjust) => `tm-adjust-${a.gamma.toFixed(2).replace(".", "_")}-${a.channel}`;

/** The CSS filter of an adjustment; `none` costs nothing. */
export function filterOf(a: Adjust): string {
  if (!changed(a)) return "none";
  const parts = [];
  if (a.gamma !== 1 || a.channel !== "all") parts.push(`url(#${idOf(a)})`);
  if (a.brightness !== 1) parts.push(`brightness(${a.brightness})`);
  if (a.contrast !== 1) parts.push(`contrast(${a.contrast})`);
  if (a.invert) parts.push("invert(1)");
  return parts.join(" ");
}

const ROWS: Record<Adjust["channel"], string> = {
  all: "1 0 0 0 0  0 1 0 0 0  0 0 1 0 0  0 0 0 1 0",
  red: "1 0 0 0 0  1 0 0 0 0  1 0 0 0 0  0 0 0 1 0",
  green: "0 1 0 0 0  0 1 0 0 0  0 1 0 0 0  0 0 0 1 0",
  blue: "0 0 1 0 0  0 0 1 0 0  0 0 1 0 0  0 0 0 1 0",
};

/** The SVG filter that gamma and single channels need. */
export function AdjustFilters({ adjust }: { adjust: Adjust }) {
  if (adjust.gamma === 1 && adjust.channel === "all") return null;
  const exponent = 1 / adjust.gamma;
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden>
      <filter id={idOf(adjust)} colorInterpolationFilters="sRGB">
        <feColorMatrix type="matrix" values={ROWS[adjust.channel]} />
        <feComponentTransfer>
          <feFuncR type="gamma" exponent={exponent} />
          <feFuncG type="gamma" exponent={exponent} />
          <feFuncB type="gamma" exponent={exponent} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}

const SLIDERS = [
  ["brightness", t.space.brightness, 0.2, 3],
  ["contrast", t.space.contrast, 0.2, 4],
  ["gamma", t.space.gamma, 0.2, 4],
] as const;

export function AdjustMenu({
  adjust,
  onAdjust,
  fill,
  onFill,
  opened,
  onOpened,
}: {
  adjust: Adjust;
  onAdjust: (adjust: Adjust) => void;
  fill: number;
  onFill: (fill: number) => void;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}) {
  return (
    <Popover opened={opened} onChange={onOpened} position="top-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Tooltip label={t.space.adjustKey}>
          <ActionIcon
            variant={changed(adjust) ? "light" : "subtle"}
            color={changed(adjust) ? undefined : "gray"}
            aria-label={t.space.adjust}
            onClick={() => onOpened(!opened)}
          >
            <IconAdjustmentsHorizontal size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={css.adjust}>
        {SLIDERS.map(([key, title, min, max]) => (
          <div key={key} className={css.slider}>
            <span>{title}</span>
            <Slider
              size="sm"
              min={min}
              max={max}
              step={0.05}
              value={adjust[key]}
              label={(v) => v.toFixed(2)}
              thumbLabel={title}
              onChange={(value) => onAdjust({ ...adjust, [key]: value })}
            />
          </div>
        ))}
        <div className={css.slider}>
          <span>{t.space.fill}</span>
          <Slider
            size="sm"
            min={0}
            max={0.8}
            step={0.02}
            value={fill}
            label={(v) => `${Math.round(v * 100)} %`}
            thumbLabel={t.space.fillOfRegions}
            onChange={onFill}
          />
        </div>
        <SegmentedControl
          fullWidth
          aria-label={t.space.channel}
          value={adjust.channel}
          onChange={(channel) => onAdjust({ ...adjust, channel: channel as Adjust["channel"] })}
          data={[
            { value: "all", label: t.space.colour },
            { value: "red", label: t.space.red },
            { value: "green", label: t.space.green },
            { value: "blue", label: t.space.blue },
          ]}
        />
        <div className={css.adjustEnd}>
          <Switch
            label={t.space.invert}
            checked={adjust.invert}
            onChange={(e) => onAdjust({ ...adjust, invert: e.currentTarget.checked })}
          />
          <Button variant="subtle" color="gray" disabled={!changed(adjust)} onClick={() => onAdjust(AS_IT_IS)}>
            {t.space.reset}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
