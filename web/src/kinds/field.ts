import type { Named } from "@/editor/labels";
import type { FieldQuestion } from "@/editor/schema";

/** What every field kind's component gets: a question, its answer, and how to change it. */
export type FieldProps<Q extends FieldQuestion = FieldQuestion> = {
  question: Q;
  value: unknown;
  /** `undefined` takes the answer away. */
  onChange: (value: unknown) => void;
  /** Keys and titles by `question/option`. */
  named: Map<string, Named>;
  readOnly?: boolean;
  invalid?: boolean;
  id: string;
};
