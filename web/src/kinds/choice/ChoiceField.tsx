import { shown } from "@/editor/keys";
import type { FieldProps } from "@/editor/kind";
import type { Option } from "@/editor/schema";
import type { ChoiceQuestion } from "@/kinds/choice/choice";
import { toggled } from "@/kinds/choice/toggle";
import css from "@/kinds/fields.module.css";
import { onRadioKey, radioTab } from "@/kinds/radios";

/** Options as rows that can be pressed, each with its key; a tree is indented. */
export function ChoiceField({ question, value, onChange, named, readOnly, invalid, id }: FieldProps<ChoiceQuestion>) {
  const chosen = new Set(
    Array.isArray(value) ? (value as string[]) : value === undefined || value === null ? [] : [value as string],
  );
  const rows: { option: Option; path: string; depth: number }[] = [];
  const walk = (options: Option[], prefix: string, depth: number) => {
    for (const option of options) {
      const path = prefix ? `${prefix}/${option.name}` : option.name;
      rows.push({ option, path, depth });
      walk(option.options ?? [], path, depth + 1);
    }
  };
  walk(question.options, "", 0);
  return (
    <div
      className={css.options}
      role={question.multiple ? "group" : "radiogroup"}
      aria-labelledby={id}
      aria-invalid={invalid}
      onKeyDown={question.multiple ? undefined : onRadioKey}
    >
      {rows.map(({ option, path, depth }, n) => {
        const key = depth === 0 ? named.get(`${question.name}/${option.name}`)?.key : null;
        const on = chosen.has(path);
        return (
          <button
            key={path}
            type="button"
            role={question.multiple ? "checkbox" : "radio"}
            aria-checked={on}
            tabIndex={question.multiple ? undefined : radioTab(on, chosen.size === 0, n === 0)}
            className={css.option}
            data-on={on}
            disabled={readOnly}
            title={option.help}
            style={{ paddingInlineStart: 8 + depth * 16 }}
            onClick={() => onChange(toggled(question, value, path))}
          >
            <span className={question.multiple ? css.box : css.dot} aria-hidden />
            <span className={css.optionTitle}>{option.title ?? option.name}</span>
            {key && <kbd className={css.key}>{shown(key)}</kbd>}
          </button>
        );
      })}
    </div>
  );
}
