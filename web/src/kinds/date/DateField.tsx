import { TextInput } from "@mantine/core";
import type { FieldProps } from "@/editor/kind";
import type { DateQuestion } from "@/kinds/date/date";
import { fromInput, toInput } from "@/kinds/date/wire";
import { t } from "@/texts/texts";

/** The browser's own field for dates: typed as digits or picked, in the form that the person's locale writes. */
export function DateField({ question, value, onChange, readOnly, invalid, id }: FieldProps<DateQuestion>) {
  const { time, min, max } = question;
  return (
    <TextInput
      size="xs"
      type={time ? "datetime-local" : "date"}
      step={time ? 1 : undefined}
      aria-labelledby={id}
      value={toInput(value as string | undefined, time)}
      min={toInput(min, time) || undefined}
      max={toInput(max, time) || undefined}
      readOnly={readOnly}
      error={invalid}
      rightSectionWidth={time ? 44 : undefined}
      rightSection={time ? <span className="dim">{t.kinds.utc}</span> : undefined}
      onChange={(event) => onChange(fromInput(event.currentTarget.value, time))}
    />
  );
}
