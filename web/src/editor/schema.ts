/** The label schema and answers as the editor reads them: the documents of the API. */

export type Option = {
  name: string;
  title?: string;
  help?: string;
  color?: string;
  key?: string;
  options?: Option[];
};

type Asked = {
  name: string;
  title?: string;
  help?: string;
  required?: boolean;
  when?: Record<string, unknown>;
  guide?: string;
};

export type ChoiceQuestion = Asked & { type: "choice"; options: Option[]; multiple?: boolean };
export type RatingQuestion = Asked & { type: "rating"; min?: number; max?: number; low?: string; high?: string };
export type NumberQuestion = Asked & { type: "number"; min?: number; max?: number; integer?: boolean; unit?: string };
export type TextQuestion = Asked & { type: "text"; multiline?: boolean; max_length?: number; placeholder?: string };
export type FieldQuestion = ChoiceQuestion | RatingQuestion | NumberQuestion | TextQuestion;

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
  shapes?: Shape["type"][];
  labels: Label[];
  /** Boxes may have an angle. */
  rotated?: boolean;
  /** The list's order is a reading order. */
  ordered?: boolean;
  /** A painted layer, where a pixel belongs to at most one mask. */
  layer?: "semantic" | "panoptic";
};
export type RelationsQuestion = Asked & { type: "relations"; from: string; to: string; labels: Label[] };
export type Question = FieldQuestion | RegionsQuestion | RelationsQuestion;

export type StageDocument = {
  name: string;
  type: "text" | "image";
  source: string;
  title?: string;
  direction?: "auto" | "ltr" | "rtl";
};
export type Schema = { stages: StageDocument[]; questions: Question[] };

export type Point = readonly [number, number];
export type SpanShape = { type: "span"; start: number; end: number };
export type BoxShape = { type: "box"; x: number; y: number; width: number; height: number; angle?: number };
export type PolygonShape = { type: "polygon"; points: Point[]; holes?: Point[][] };
export type PolylineShape = { type: "polyline"; points: Point[] };
export type EllipseShape = { type: "ellipse"; cx: number; cy: number; rx: number; ry: number; angle?: number };
/** x, y, visibility of each joint: 0 not labelled, 1 hidden, 2 visible. */
export type KeypointsShape = { type: "keypoints"; points: [number, number, 0 | 1 | 2][]; area?: number };
/** size: height, width. counts: COCO's compressed run lengths. */
export type MaskShape = { type: "mask"; size: [number, number]; counts: string };
export type PictureShape = BoxShape | PolygonShape | PolylineShape | EllipseShape | KeypointsShape | MaskShape;
export type Shape = SpanShape | PictureShape;

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
export type Relation = { id: string; label: string; from: string; to: string; attributes: Record<string, unknown> };
export type Answers = Record<string, unknown>;

export const isField = (q: Question): q is FieldQuestion => q.type !== "regions" && q.type !== "relations";

export function regionsOf(answers: Answers, question: string): Region[] {
  return (answers[question] as Region[] | undefined) ?? [];
}

export function relationsOf(answers: Answers, question: string): Relation[] {
  return (answers[question] as Relation[] | undefined) ?? [];
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

export type Missing = { question: string; region?: string; title: string };

/** The answers as they are submitted: without those whose question is not asked, and without empty ones. */
export function submittable(schema: Schema, answers: Answers): Answers {
  const kept: Answers = {};
  for (const question of schema.questions) {
    const value = answers[question.name];
    if (!isAsked(question, kept)) continue;
    if (isField(question) ? isEmpty(value) : value === undefined) continue;
    kept[question.name] = isField(question)
      ? value
      : (value as (Region | Relation)[]).map((r) => withAttributes(question.labels, r));
  }
  return kept;
}

/** Required answers that are not given yet, in the order of the page. */
export function missing(schema: Schema, answers: Answers): Missing[] {
  const found: Missing[] = [];
  const kept = submittable(schema, answers);
  for (const question of schema.questions) {
    if (!isAsked(question, kept)) continue;
    const title = question.title ?? question.name;
    if (question.required && isEmpty(kept[question.name])) found.push({ question: question.name, title });
    if (isField(question)) continue;
    for (const region of (kept[question.name] as Region[] | undefined) ?? []) {
      const label = question.labels.find((l) => l.name === region.label);
      for (const attribute of label?.attributes ?? []) {
        if (attribute.required && isAsked(attribute, region.attributes) && isEmpty(region.attributes[attribute.name]))
          found.push({
            question: question.name,
            region: region.id,
            title: `${region.label}: ${attribute.title ?? attribute.name}`,
          });
      }
    }
  }
  return found;
}

function withAttributes<T extends Region | Relation>(labels: Label[], region: T): T {
  const label = labels.find((l) => l.name === region.label);
  const attributes: Record<string, unknown> = {};
  for (const attribute of label?.attributes ?? []) {
    const value = region.attributes?.[attribute.name];
    if (!isEmpty(value) && isAsked(attribute, attributes)) attributes[attribute.name] = value;
  }
  return { ...region, attributes };
}
