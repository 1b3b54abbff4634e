import { Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";
import { t } from "@/texts/texts";

/** Whether masks are painted as one layer; only where nothing else can be drawn. */
export function MaskSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  if ((question.shapes ?? []).length > 1) return null;
  return (
    <Select
      label={t.kinds.painted}
      data={[
        { value: "", label: t.kinds.overlappingMasks },
        { value: "semantic", label: t.kinds.semantic },
        { value: "panoptic", label: t.kinds.panoptic },
      ]}
      value={question.layer ?? ""}
      allowDeselect={false}
      onChange={(v) => onChange({ ...question, layer: (v || undefined) as RegionsQuestion["layer"] })}
    />
  );
}
