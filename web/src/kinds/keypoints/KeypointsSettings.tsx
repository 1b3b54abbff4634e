import { Select } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { RegionsQuestion } from "@/editor/schema";
import { SKELETONS } from "@/kinds/keypoints/skeletons";
import { t } from "@/texts/texts";

export function KeypointsSettings({ question, onChange }: SettingsProps<RegionsQuestion>) {
  const joints = question.labels[0]?.skeleton?.joints.join();
  return (
    <Select
      label={t.kinds.skeletonOfAll}
      placeholder={t.kinds.singlePoint}
      clearable
      data={Object.keys(SKELETONS)}
      value={Object.keys(SKELETONS).find((name) => SKELETONS[name]!.joints.join() === joints) ?? null}
      onChange={(v) =>
        onChange({
          ...question,
          labels: question.labels.map(({ skeleton: _, ...label }) =>
            v ? { ...label, skeleton: SKELETONS[v] } : label,
          ),
        })
      }
    />
  );
}
