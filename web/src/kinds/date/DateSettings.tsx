import { Checkbox, Group, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { DateQuestion } from "@/kinds/date/date";
import { fromInput, toInput } from "@/kinds/date/wire";
import { t } from "@/texts/texts";

export function DateSettings({ question, onChange }: SettingsProps<DateQuestion>) {
  const { time } = question;
  const bound = (which: "min" | "max", label: string) => (
    <TextInput
      label={label}
      type={time ? "datetime-local" : "date"}
      value={toInput(question[which], time)}
      onChange={(e) => onChange({ ...question, [which]: fromInput(e.currentTarget.value, time) })}
    />
  );
  return (
    <Group gap="sm" grow align="end">
      {bound("min", t.kinds.earliest)}
      {bound("max", t.kinds.latest)}
      <Checkbox
        label={t.kinds.withTime}
        checked={time ?? false}
        onChange={(e) =>
          onChange({ ...question, time: e.currentTarget.checked || undefined, min: undefined, max: undefined })
        }
      />
    </Group>
  );
}
