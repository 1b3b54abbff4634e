import type { FieldProps } from "@/editor/kind";
import css from "@/kinds/fields.module.css";
import { onRadioKey, radioTab } from "@/kinds/radios";
import type { RatingQuestion } from "@/kinds/rating/rating";

/** The steps of a scale side by side; what the ends mean stands below. */
export function RatingField({ question, value, onChange, readOnly, invalid, id }: FieldProps<RatingQuestion>) {
  const [min, max] = [question.min ?? 1, question.max ?? 5];
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return (
    <div>
      <div className={css.steps} role="radiogroup" aria-labelledby={id} aria-invalid={invalid} onKeyDown={onRadioKey}>
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            role="radio"
            aria-checked={value === step}
            tabIndex={radioTab(value === step, value === undefined, step === min)}
            className={css.step}
            data-on={value === step}
            disabled={readOnly}
            onClick={() => onChange(value === step ? undefined : step)}
          >
            {step}
          </button>
        ))}
      </div>
      {(question.low || question.high) && (
        <div className={css.ends}>
          <span>{question.low}</span>
          <span>{question.high}</span>
        </div>
      )}
    </div>
  );
}
