/** Which kinds and stages there are. Filled in one file (src/registry.ts) and handed down; nobody imports that file. */

import { createContext, use } from "react";
import type { AnyKind, FieldKind, LinksKind, RegionKind } from "@/editor/kind";
import {
  type FieldQuestion,
  isRegions,
  type Label,
  type LinksQuestion,
  type Option,
  type Question,
  type RegionsQuestion,
  type Schema,
  type Shape,
  type StageDocument,
} from "@/editor/schema";
import type { Stage } from "@/editor/stage";
import { t } from "@/texts/texts";

export class Registry {
  readonly regions: ReadonlyMap<string, RegionKind>;
  readonly fields: ReadonlyMap<string, FieldKind>;
  readonly links: ReadonlyMap<string, LinksKind>;
  readonly stages: ReadonlyMap<string, Stage>;

  constructor(kinds: readonly AnyKind[], stages: readonly Stage[]) {
    const of = <K extends AnyKind>(family: K["family"]) =>
      new Map(kinds.filter((k): k is K => k.family === family).map((k) => [k.type, k]));
    this.regions = of<RegionKind>("region");
    this.fields = of<FieldKind>("field");
    this.links = of<LinksKind>("links");
    this.stages = new Map(stages.map((s) => [s.type, s]));
  }

  kindOf(shape: Shape): RegionKind {
    return known(this.regions, shape.type, "shape");
  }

  stage(stage: Pick<StageDocument, "type">): Stage {
    return known(this.stages, stage.type, "stage");
  }

  /** The kinds of shape that a stage of this type can hold. */
  shapesOn(type: string | undefined): RegionKind[] {
    const spaces = type === undefined ? undefined : this.stages.get(type)?.spaces;
    return [...this.regions.values()].filter((kind) => spaces?.includes(kind.space));
  }
}

function known<T>(map: ReadonlyMap<string, T>, type: string, what: string): T {
  const found = map.get(type);
  if (!found) throw new Error(t.space.unknown(what, type));
  return found;
}

/** A label schema with the kinds that its types stand for. */
export class BoundSchema implements Schema {
  readonly stages: StageDocument[];
  readonly questions: Question[];

  constructor(
    document: Schema,
    readonly registry: Registry,
  ) {
    this.stages = document.stages;
    this.questions = document.questions;
  }

  isField = (q: Question): q is FieldQuestion => this.registry.fields.has(q.type);
  isLinks = (q: Question): q is LinksQuestion => this.registry.links.has(q.type);

  question(name: string | undefined): Question | undefined {
    return this.questions.find((q) => q.name === name);
  }

  regionsQuestion(name: string | undefined): RegionsQuestion | undefined {
    const found = this.question(name);
    return found && isRegions(found) ? found : undefined;
  }

  /** The regions questions, those on one stage when it is named. */
  regionsQuestions(stage?: string): RegionsQuestion[] {
    return this.questions.filter(isRegions).filter((q) => stage === undefined || q.stage === stage);
  }

  /** The questions that join regions, each with its kind. */
  linksQuestions(): { question: LinksQuestion; kind: LinksKind }[] {
    return this.questions.filter(this.isLinks).map((question) => ({
      question,
      kind: this.registry.links.get(question.type)!,
    }));
  }

  stageOf(question: string | undefined): StageDocument | undefined {
    const found = this.regionsQuestion(question);
    return found && this.stages.find((s) => s.name === found.stage);
  }

  /** What has keys: labels of regions and links, options of fields. */
  offered(question: Question): { options: (Option | Label)[]; colored: boolean } {
    if (this.isField(question)) {
      const kind = this.registry.fields.get(question.type);
      return { options: kind?.options?.of(question) ?? [], colored: false };
    }
    return { options: question.labels ?? [], colored: true };
  }
}

const bound = new WeakMap<Registry, WeakMap<object, BoundSchema>>();

/** The schema of a document; the same document gives the same value. */
export function bind(document: unknown, registry: Registry): BoundSchema {
  const known = bound.get(registry) ?? new WeakMap<object, BoundSchema>();
  bound.set(registry, known);
  const schema = known.get(document as object) ?? new BoundSchema(document as Schema, registry);
  known.set(document as object, schema);
  return schema;
}

export const RegistryContext = createContext<Registry>(new Registry([], []));

export const useRegistry = (): Registry => use(RegistryContext);

/** A project's schema as the editor reads it. */
export const useSchema = (document: unknown): BoundSchema => bind(document, useRegistry());
