import { Checkbox, Group, TextInput } from "@mantine/core";
import type { SettingsProps } from "@/editor/kind";
import type { DateQuestion } from "@/kinds/date/date";
import { fromInput, toInput } from "@/kinds/date/wire";

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
      {bound("min", "Earliest")}
      {bound("max", "Latest")}
      <Checkbox
        label="With a time (UTC)"
        checked={time ?? false}
        onChange={(e) =>
          onChange({ ...question, time: e.currentTarget.checked || undefined, min: undefined, max: undefined })
        }
      />
    </Group>
  );
}
