/** What a person changed from one revision of their answers to the next. */
import { sayAnswer } from "@/desk/say";
import type { Named } from "@/editor/labels";
import { paired } from "@/editor/matching";
import type { BoundSchema } from "@/editor/registry";
import {
  type Answers,
  type FieldQuestion,
  isEmpty,
  type Linked,
  linksOf,
  type Question,
  type Region,
  regionsOf,
} from "@/editor/schema";
import type { Shown } from "@/editor/stage";

/** What became of a region or a link. */
export type Mark = { id: string; label: string; color: string; text: string };
export type Change = Mark & {
  /** The label before; left out when it is the same. */
  was?: string;
  /** Its shape or its page is another; what it was, where that reads otherwise. */
  moved: boolean;
  wasText?: string;
  /** Attributes that are answered otherwise. */
  attributes: { title: string; before: string; after: string }[];
};

/** Changes of one question: an answer as it was and is, or what was marked. */
export type Changed = { question: string; title: string } & (
  | { kind: "answer"; before: string; after: string }
  | { kind: "marks"; added: Mark[]; removed: Mark[]; changed: Change[] }
);

type Wording = { schema: BoundSchema; named: Map<string, Named>; shown: Shown };

/** Question by question, in the order of the page; those that are as they were are left out. */
export function changesOf(wording: Wording, before: Answers, after: Answers): Changed[] {
  const { schema } = wording;
  return schema.questions.flatMap((question): Changed[] => {
    const head = { question: question.name, title: question.title ?? question.name };
    if (schema.isField(question)) {
      const [was, is] = [before[question.name], after[question.name]];
      if (same(was, is)) return [];
      const say = (value: unknown) => sayAnswer(schema.registry, question, value);
      return [{ ...head, kind: "answer", before: say(was), after: say(is) }];
    }
    const marks = schema.regionsQuestion(question.name)
      ? regionChanges(wording, question, regionsOf(before, question.name), regionsOf(after, question.name))
      : linkChanges(wording, question, before, after);
    return marks.added.length + marks.removed.length + marks.changed.length > 0
      ? [{ ...head, kind: "marks", ...marks }]
      : [];
  });
}

type Marks = { added: Mark[]; removed: Mark[]; changed: Change[] };

function regionChanges(wording: Wording, question: Question, before: Region[], after: Region[]): Marks {
  const { pairs, removed, added } = paired(wording.schema, before, after);
  const mark = (region: Region) => regionMark(wording, question.name, region);
  const changed = pairs.flatMap(([was, is]): Change[] => {
    const moved = !same(was.shape, is.shape) || (was.page ?? 0) !== (is.page ?? 0);
    const attributes = attributeChanges(wording, question, was, is);
    if (!moved && was.label === is.label && attributes.length === 0) return [];
    const [old, now] = [mark(was), mark(is)];
    const relabeled = was.label === is.label ? {} : { was: old.label };
    const reshaped = old.text === now.text ? {} : { wasText: old.text };
    return [{ ...now, ...relabeled, ...reshaped, moved, attributes }];
  });
  return { added: added.map(mark), removed: removed.map(mark), changed };
}

function regionMark({ schema, named, shown }: Wording, question: string, region: Region): Mark {
  const name = named.get(`${question}/${region.label}`);
  const stage = schema.stageOf(question);
  const value = stage && schema.registry.stage(stage).value(shown, stage);
  const text = schema.registry.kindOf(region.shape).summary(region.shape, value);
  return { id: region.id, label: name?.title ?? region.label, color: name?.color ?? "var(--tm-control)", text };
}

function attributeChanges({ schema }: Wording, question: Question, was: Region, is: Region): Change["attributes"] {
  const asked = question.labels?.find((l) => l.name === is.label)?.attributes ?? [];
  return asked.flatMap((attribute: FieldQuestion) => {
    const [before, after] = [was.attributes?.[attribute.name], is.attributes?.[attribute.name]];
    if (same(before, after)) return [];
    const say = (value: unknown) => sayAnswer(schema.registry, attribute, value);
    return [{ title: attribute.title ?? attribute.name, before: say(before), after: say(after) }];
  });
}

/** Links are told by what they join: one that joins other regions is another one. */
function linkChanges(wording: Wording, question: Question, before: Answers, after: Answers): Marks {
  const { schema, named } = wording;
  const kind = schema.registry.links.get(question.type);
  const marks = (answers: Answers): Map<string, Mark> => {
    const regions = schema
      .regionsQuestions()
      .flatMap((q) =>
        regionsOf(answers, q.name).map((r): [string, string] => [r.id, regionMark(wording, q.name, r).text]),
      );
    const nameOf = new Map(regions);
    const rows = kind?.rows(
      question as never,
      linksOf<Linked>(answers, question.name) as never,
      (id) => nameOf.get(id) ?? id,
    );
    return new Map(
      (rows ?? []).map((row): [string, Mark] => {
        const name = named.get(`${question.name}/${row.label}`);
        const label = row.title ?? name?.title ?? row.label ?? "";
        const color = row.color ?? name?.color ?? "var(--tm-control)";
        return [`${label}\n${row.text}`, { id: row.id, label, color, text: row.text }];
      }),
    );
  };
  const [was, is] = [marks(before), marks(after)];
  const missing = (from: Map<string, Mark>, other: Map<string, Mark>) =>
    [...from].filter(([key]) => !other.has(key)).map(([, mark]) => mark);
  return { added: missing(is, was), removed: missing(was, is), changed: [] };
}

/** Whether two answers say the same, in whatever order their parts stand; nothing given is the same as nothing in it. */
function same(a: unknown, b: unknown): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((v) => typeof v === "string") ? [...value].sort() : value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== null && v !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, v]) => [key, sorted(v)]),
  );
}
