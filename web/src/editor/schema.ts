/** The label schema and answers as the editor reads them: the documents of the API. */

export type Option = {
  name: string;
  title?: string;
  help?: string;
  color?: string;
  key?: string;
  options?: Option[];
};

export type Asked = {
  name: string;
  title?: string;
  help?: string;
  required?: boolean;
  when?: Record<string, unknown>;
  guide?: string;
};

/** A question whose answer is one value. What else it has is its kind's (kinds/). */
export type FieldQuestion = Asked & { type: string; labels?: undefined; [setting: string]: unknown };

export type Label = {
  name: string;
  title?: string;
  help?: string;
  color?: string;
  key?: string;
  attributes?: FieldQuestion[];
  skeleton?: Skeleton;
};

/** The joints of a keypoints label in order; edges join them by place. */
export type Skeleton = { joints: string[]; edges?: [number, number][]; sigmas?: number[] };

export type RegionsQuestion = Asked & {
  type: "regions";
  stage: string;
  shapes?: string[];
  labels: Label[];
  /** Boxes may have an angle */
  rotated?: boolean;
  /** The list's order is a reading order. */
  ordered?: boolean;
  /** A painted layer, where a pixel belongs to at most one mask. */
  layer?: "semantic" | "panoptic";
};
/** A question whose answer joins regions: relations, chains. Which it joins is its kind's. */
export type LinksQuestion = Asked & { type: string; labels?: Label[]; [setting: string]: unknown };
export type Question = FieldQuestion | RegionsQuestion | LinksQuestion;

/** direction and the like: what only one kind of stage has. */
export type StageDocument = { name: string; type: string; source: string; title?: string; direction?: string };
export type Schema = { stages: StageDocument[]; questions: Question[] };

export type Point = readonly [number, number];
/** What is marked; the rest of it is its kind's (kinds/). */
export type Shape = { readonly type: string };

export type Region<S extends Shape = Shape> = {
  id: string;
  label: string;
  shape: S;
  attributes: Record<string, unknown>;
  /** Regions with one group are parts of one thing. */
  group?: string;
  /** Which of the stage's pictures it lies on; left out for the first. */
  page?: number;
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
