/** What a kind of answer gives to the editor. A kind is one folder in kinds/ and one line in registry.ts. */
import type { ComponentType } from "react";
import type { Cursor } from "@/editor/cursor";
import type { Command } from "@/editor/keys";
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import type {
  Answers,
  FieldQuestion,
  Label,
  Linked,
  LinksQuestion,
  Option,
  Question,
  RegionsQuestion,
  Schema,
  Shape,
} from "@/editor/schema";
import type { EditorSession } from "@/editor/session";

/** Where a shape lies: along a text, on a plane, in time, in a volume. */
export type Space = "text" | "plane" | "time" | "volume";

/** What verbs work on. */
export type Editing = { schema: BoundSchema; session: EditorSession; named: Map<string, Named> };

export type SettingsProps<Q> = { question: Q; schema: Schema; onChange: (question: Q) => void };

/** A kind of shape that a region can have. Spaces ask for more (spaces/plane/kind.ts, spaces/text/kind.ts). */
export interface RegionKind<S extends Shape = Shape> {
  family: "region";
  type: string;
  title: string;
  /** In the schema form: what one marks with it, in the plural. */
  plural: string;
  space: Space;
  /** What a region is called in a list; value: what its stage shows. */
  summary: (shape: S, value: unknown) => string;
  /** Where it comes in a list; left out: as drawn. */
  order?: (a: S, b: S) => number;
  /** Whether two shapes say the same. Left out: the server matches them. */
  same?: (a: S, b: S) => boolean;
  /** The bounds in its space, the lower ones first; two shapes of a space, whatever their kinds, are matched by them. */
  extent?: (shape: S) => readonly number[];
  /** What a shape that changes along the cursor (a track) is at one place; null: it is not there. Left out: always itself. */
  at?: (shape: S, cursor: Cursor) => Shape | null;
  /** The shape with what it is at one place changed (a key frame). */
  put?: (shape: S, cursor: Cursor, part: Shape) => S;
  form?: {
    /** What a question has besides its shapes when this kind is its first. */
    fresh?: () => Partial<RegionsQuestion>;
    /** What the kind has to set; shown while the question takes it. */
    Settings?: ComponentType<SettingsProps<RegionsQuestion>>;
    /** The question and its labels without what only this kind needs. */
    without?: (question: RegionsQuestion) => RegionsQuestion;
  };
}

/** What a field's component gets: a question, its answer, and how to change it. */
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

/** A kind of question whose answer is one value. */
export interface FieldKind<Q extends FieldQuestion = FieldQuestion> {
  family: "field";
  type: string;
  title: string;
  /** In the menu of the schema form. */
  about: string;
  Field: ComponentType<FieldProps<Q>>;
  /** Options that have keys, and the answer after one was pressed. */
  options?: { of: (question: Q) => Option[]; press: (question: Q, value: unknown, option: string) => unknown };
  /** An answer in words; left out: as it is. */
  say?: (value: unknown, question: Q) => string;
  form: {
    name: string;
    fresh: () => Partial<Q>;
    Settings?: ComponentType<SettingsProps<Q>>;
    /** Its settings in one line, where it is an attribute of a label. */
    Inline?: ComponentType<SettingsProps<Q>>;
  };
}

/** A line of a list: a region, or something that joins regions. */
export type ListRow = {
  id: string;
  question: string;
  label?: string;
  /** Instead of the label's title and colour. */
  title?: string;
  color?: string;
  text: string;
  group?: string;
  values: Record<string, unknown>;
};

/** A line from one region to another, and a sign that regions share. */
export type Arc = { id: string; from: string; to: string; label: string; color: string };
export type Badge = { text: string; color: string };

/** A kind of question whose answer joins regions. */
export interface LinksKind<Q extends LinksQuestion = LinksQuestion, L extends Linked = Linked> {
  family: "links";
  type: string;
  title: string;
  about: string;
  /** The questions whose regions it joins. */
  joins: (question: Q) => string[];
  rows: (question: Q, links: L[], nameOf: (region: string) => string) => ListRow[];
  /** The answer without these regions and entries. */
  without: (links: L[], gone: ReadonlySet<string>) => L[];
  arcs?: (question: Q, links: L[], named: Map<string, Named>) => Arc[];
  badges?: (question: Q, links: L[]) => Map<string, Badge>;
  /** What a label's key does. */
  press: (editing: Editing, question: Q, label: string) => void;
  /** A region was chosen while a label of this question is active; true when that meant something. */
  complete?: (editing: Editing, question: Q, region: string) => boolean;
  commands?: (editing: Editing, question: Q) => Command[];
  /** Letters that its commands use, so that no label gets them. */
  reserved?: readonly string[];
  /** What to do next while a label of this question is active. */
  Hint?: ComponentType<{ question: Q; session: EditorSession }>;
  /** The answer as a text that is the same for two people who answered the same; nameOf: a region by what it is. */
  signature: (question: Q, links: L[], nameOf: (region: string) => string) => string;
  form: {
    name: string;
    fresh: (schema: Schema) => Partial<Q>;
    Settings?: ComponentType<SettingsProps<Q>>;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: kinds of every shape and question stand in one list
export type AnyKind = RegionKind<any> | FieldKind<any> | LinksKind<any, any>;

/** States what a kind is, and lets the compiler see that nothing is missing. */
export const defineKind = <S extends Shape>(kind: RegionKind<S>): RegionKind<S> => kind;
export const defineField = <Q extends FieldQuestion>(kind: FieldKind<Q>): FieldKind<Q> => kind;
export const defineLinks = <Q extends LinksQuestion, L extends Linked>(kind: LinksKind<Q, L>): LinksKind<Q, L> => kind;

/** Labels or options of a question of any family, which have keys. */
export type Offered = { question: Question; offered: (Option | Label)[]; colored: boolean };

export type { Answers };
