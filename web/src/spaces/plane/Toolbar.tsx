import { Tooltip } from "@mantine/core";
import { IconBorderStyle2, IconCrosshair, IconMagnet } from "@tabler/icons-react";
import type { ComponentType } from "react";
import { shown } from "@/editor/keys";
import css from "@/spaces/plane/plane.module.css";
import { SelectIcon } from "@/spaces/plane/tools";
import type { PlaneEditing } from "@/spaces/plane/usePlaneEditor";
import { t } from "@/texts/texts";

/** The tools for the shapes that the questions take, and how drawing behaves. */
export function Toolbar({ editing, readOnly }: { editing: PlaneEditing; readOnly: boolean }) {
  const { entry, pick, tools, settings, set } = editing;
  return (
    <div className={css.tools} role="toolbar" aria-label={t.space.tools} aria-orientation="vertical">
      <One title={t.space.select} keys="Shift+v" Icon={SelectIcon} on={!entry} onClick={() => pick(null)} />
      {tools.map((tool) => (
        <One
          key={tool.id}
          title={tool.title}
          keys={tool.key}
          Icon={tool.Icon}
          on={entry?.id === tool.id}
          disabled={readOnly}
          onClick={() => pick(entry?.id === tool.id ? null : tool)}
        />
      ))}
      <div className={css.rule} />
      <One
        toggle
        title={t.space.snapping}
        keys="Alt+s"
        Icon={IconMagnet}
        on={settings.snapping}
        onClick={() => set({ snapping: !settings.snapping })}
      />
      <One
        toggle
        title={t.space.crosshair}
        keys="Alt+c"
        Icon={IconCrosshair}
        on={settings.crosshair}
        onClick={() => set({ crosshair: !settings.crosshair })}
      />
      {editing.trims && (
        <One
          toggle
          title={t.space.avoidOverlapWhy}
          keys="Alt+b"
          Icon={IconBorderStyle2}
          on={settings.sharing}
          onClick={() => set({ sharing: !settings.sharing })}
        />
      )}
    </div>
  );
}

type OneProps = {
  title: string;
  keys: string;
  Icon: ComponentType<{ size?: number }>;
  on: boolean;
  disabled?: boolean;
  /** Turns something on and off, rather than being the one tool at hand. */
  toggle?: boolean;
  onClick: () => void;
};

function One({ title, keys, Icon, on, disabled, toggle, onClick }: OneProps) {
  return (
    <Tooltip label={`${title} (${shown(keys)})`} position="right">
      <button
        type="button"
        className={css.tool}
        data-toggle={toggle}
        aria-label={title}
        aria-pressed={on}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={17} />
      </button>
    </Tooltip>
  );
}
