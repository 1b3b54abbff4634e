import { Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";

/** Whether masks are painted as one layer; only where nothing else can be drawn. */
export function MaskSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  if ((question.shapes ?? []).length > 1) return null;
  return (
    <Select
      label="Painted"
      data={[
        { value: "", label: "Masks that may overlap" },
        { value: "semantic", label: "Semantic: one mask per label" },
        { value: "panoptic", label: "Panoptic: one mask per object" },
      ]}
      value={question.layer ?? ""}
      allowDeselect={false}
      onChange={(v) => onChange({ ...question, layer: (v || undefined) as RegionsQuestion["layer"] })}
    />
  );
}
