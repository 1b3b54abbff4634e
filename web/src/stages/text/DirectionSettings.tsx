import { Select } from "@mantine/core";
import type { StageDocument } from "@/editor/schema";
import { t } from "@/texts/texts";

export function DirectionSettings({
  stage,
  onChange,
}: {
  stage: StageDocument;
  onChange: (part: Partial<StageDocument>) => void;
}) {
  return (
    <Select
      label={t.kinds.direction}
      w={84}
      data={["auto", "ltr", "rtl"]}
      value={stage.direction ?? "auto"}
      allowDeselect={false}
      onChange={(v) => onChange({ direction: v === "auto" || !v ? undefined : v })}
    />
  );
}
