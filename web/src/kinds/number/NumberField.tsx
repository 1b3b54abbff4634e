import { NumberInput } from "@mantine/core";
import type { FieldProps } from "@/editor/kind";
import type { NumberQuestion } from "@/kinds/number/number";

export function NumberField({ question, value, onChange, readOnly, invalid, id }: FieldProps<NumberQuestion>) {
  return (
    <NumberInput
      size="xs"
      aria-labelledby={id}
      value={(value as number | undefined) ?? ""}
      min={question.min}
      max={question.max}
      allowDecimal={!question.integer}
      clampBehavior="blur"
      suffix={question.unit ? ` ${question.unit}` : undefined}
      readOnly={readOnly}
      error={invalid}
      onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
    />
  );
}
