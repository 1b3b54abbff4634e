/** The state of classifying many pictures at once: which are chosen, what each is, and how to take a step back. */
import type { Schemas } from "@/api/client";
import type { BoundSchema } from "@/editor/registry";
import type { FieldQuestion, Option, StageDocument } from "@/editor/schema";

export type Task = Schemas["TaskOut"];

export type GridQuestion = { question: FieldQuestion; options: Option[]; stage: StageDocument };

/** The question that a grid answers: the first of one option out of several; null when the schema asks for more than that. */
export function gridQuestion(schema: BoundSchema): GridQuestion | null {
  const stage = schema.stages.find((s) => schema.registry.stage(s).Cell);
  const question = schema.questions
    .filter(schema.isField)
    .find((q) => !q.when && schema.offered(q).options.length > 0 && !(q as { multiple?: boolean }).multiple);
  if (!stage || !question) return null;
  const options = schema.offered(question).options as Option[];
  if (options.some((o) => o.options?.length)) return null;
  const others = schema.questions.filter((q) => q !== question && q.required && (!schema.isField(q) || !q.when));
  return others.length ? null : { question, options, stage };
}

export type GridState = {
  tasks: Task[];
  /** What each assignment is, by its id. */
  given: Record<string, string>;
  at: number;
  /** The other end of what is chosen; the same as `at` for one picture. */
  anchor: number;
  past: Record<string, string>[];
};

export const EMPTY: GridState = { tasks: [], given: {}, at: 0, anchor: 0, past: [] };

export type Action =
  | { type: "load"; tasks: Task[]; given: Record<string, string> }
  | { type: "move"; to: number; extend: boolean }
  | { type: "give"; option: string | null; rest?: boolean }
  | { type: "undo" };

export const chosen = (state: GridState): [number, number] => [
  Math.min(state.at, state.anchor),
  Math.max(state.at, state.anchor),
];

export function reduce(state: GridState, action: Action): GridState {
  switch (action.type) {
    case "load": {
      const given: Record<string, string> = {};
      for (const task of action.tasks) {
        const before = action.given[task.assignment.id];
        if (before) given[task.assignment.id] = before;
      }
      return { ...EMPTY, tasks: action.tasks, given };
    }
    case "move": {
      const at = Math.max(0, Math.min(state.tasks.length - 1, action.to));
      return { ...state, at, anchor: action.extend ? state.anchor : at };
    }
    case "give": {
      const given = { ...state.given };
      const [first, last] = chosen(state);
      state.tasks.forEach((task, n) => {
        const id = task.assignment.id;
        if (action.rest ? given[id] !== undefined : n < first || n > last) return;
        if (action.option === null) delete given[id];
        else given[id] = action.option;
      });
      const next = !action.rest && action.option !== null ? Math.min(state.tasks.length - 1, last + 1) : state.at;
      return { ...state, given, at: next, anchor: next, past: [...state.past, state.given] };
    }
    case "undo": {
      const before = state.past.at(-1);
      return before ? { ...state, given: before, past: state.past.slice(0, -1) } : state;
    }
  }
}
