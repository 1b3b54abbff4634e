/** From answers to what the image stage draws. */
import type { Named } from "@/editor/labels";
import { questionsOn } from "@/editor/regions";
import {
  type Answers,
  type PictureShape,
  type Point,
  type Region,
  regionsOf,
  relationsOf,
  type Schema,
} from "@/editor/schema";
import { kindOf } from "@/kinds/shapes";
import type { Drawn, Live } from "@/stages/image/scene";

export type PictureRegion = Region<PictureShape>;

/** The regions of a question that lie on a page, in drawing order. */
export function onPage(answers: Answers, question: string, page: number): PictureRegion[] {
  return regionsOf(answers, question).filter(
    (r): r is PictureRegion => r.shape.type !== "span" && (r.page ?? 0) === page,
  );
}

type Options = {
  schema: Schema;
  stage: string;
  answers: Answers;
  named: Map<string, Named>;
  page: number;
  hidden?: ReadonlySet<string>;
  /** Only regions of these labels (`question/label`); all when empty. */
  only?: ReadonlySet<string>;
  differs?: (question: string, region: Region) => boolean;
};

export function drawnOf({ schema, stage, answers, named, page, hidden, only, differs }: Options): Drawn[] {
  return questionsOn(schema, stage).flatMap((question) =>
    onPage(answers, question.name, page).flatMap((region, i): Drawn[] => {
      const key = `${question.name}/${region.label}`;
      if (hidden?.has(region.id) || (only?.size && !only.has(key))) return [];
      const name = named.get(key);
      return [
        {
          id: region.id,
          shape: region.shape,
          label: name?.title ?? region.label,
          color: name?.color ?? "#888888",
          skeleton: question.labels.find((l) => l.name === region.label)?.skeleton,
          order: question.ordered ? i + 1 : undefined,
          dashed: differs?.(question.name, region),
        },
      ];
    }),
  );
}

const middle = (shape: PictureShape): Point => {
  const [l, t, r, b] = kindOf(shape).bounds(shape);
  return [(l + r) / 2, (t + b) / 2];
};

/** The relations between regions of a page. */
export function linksBetween(
  schema: Schema,
  answers: Answers,
  named: Map<string, Named>,
  drawn: Drawn[],
): Live["links"] {
  const places = new Map(drawn.map((d) => [d.id, middle(d.shape)]));
  return schema.questions
    .filter((q) => q.type === "relations")
    .flatMap((question) =>
      relationsOf(answers, question.name).flatMap((relation) => {
        const [from, to] = [places.get(relation.from), places.get(relation.to)];
        const name = named.get(`${question.name}/${relation.label}`);
        return from && to ? [{ from, to, label: name?.title ?? relation.label, color: name?.color ?? "#888888" }] : [];
      }),
    );
}
