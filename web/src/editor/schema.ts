/** The label schema and answers as the editor reads them: the documents of the API, with types generated from it. */
import type { Schemas } from "@/api/client";

export type Point = readonly [number, number];

/** A document as it is sent: what is not set is left out, never null. Pairs of numbers are places. */
export type Sent<T> = T extends [number, number]
  ? Point
  : T extends object
    ? { [K in keyof T]: Sent<Exclude<T[K], null>> }
    : T;

export type Option = Sent<Schemas["Option"]>;
export type Asked = Pick<Sent<Schemas["TextQuestion"]>, "name" | "title" | "help" | "required" | "when" | "guide">;

/** A question whose answer is one value. What else it has is its kind's (kinds/). */
export type FieldQuestion = Asked & { type: string; labels?: undefined; [setting: string]: unknown };

export type Label = Omit<Sent<Schemas["Label"]>, "attributes"> & { attributes?: FieldQuestion[] };

/** turned: `rotated` in documents before version 0.2. */
export type RegionsQuestion = Omit<Sent<Schemas["RegionsQuestion"]>, "shapes" | "labels"> & {
  shapes?: string[];
  labels: Label[];
  turned?: boolean;
};
/** A question whose answer joins regions: relations, chains. Which it joins is its kind's. */
export type LinksQuestion = Asked & { type: string; labels?: Label[]; [setting: string]: unknown };
export type Question = FieldQuestion | RegionsQuestion | LinksQuestion;

/** direction and the like: what only one kind of stage has. */
export type StageDocument = Omit<Sent<Schemas["Stage"]>, "type" | "direction"> & { type: string; direction?: string };
export type Schema = { stages: StageDocument[]; questions: Question[] };

/** What is marked; the rest of it is its kind's (kinds/). */
export type Shape = { readonly type: string };

/** group: regions with one group are parts of one object. page: of the stage's images, left out for the first. */
export type Region<S extends Shape = Shape> = Omit<Sent<Schemas["Region"]>, "shape" | "attributes"> & {
  shape: S;
  attributes: Record<string, unknown>;
};
/** One entry of an answer that joins regions. */
export type Linked = { id: string; label?: string; attributes?: Record<string, unknown> };
export type Answers = Record<string, unknown>;

export const isRegions = (q: Question): q is RegionsQuestion => q.type === "regions";

export function regionsOf(answers: Answers, question: string): Region[] {
  return (answers[question] as Region[] | undefined) ?? [];
}

export function linksOf<L extends Linked = Linked>(answers: Answers, question: string): L[] {
  return (answers[question] as L[] | undefined) ?? [];
}

/** Whether a question counts as unanswered; the same rule as the server's. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "string" && value.trim() === "";
}

/** Whether a question's condition holds under these answers. */
export function isAsked(question: Asked, answers: Answers): boolean {
  for (const [name, wanted] of Object.entries(question.when ?? {})) {
    const accepted = Array.isArray(wanted) ? wanted : [wanted];
    const given = answers[name];
    const values = Array.isArray(given) ? given : [given];
    if (!values.some((v) => accepted.includes(v))) return false;
  }
  return true;
}
