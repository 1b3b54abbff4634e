/** From answers to what a plane draws. */
import type { Named } from "@/editor/labels";
import { badgesOf } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, linksOf, type Point, type Region, regionsOf } from "@/editor/schema";
import { boundsOfShape } from "@/spaces/plane/geometry";
import { mayRotate } from "@/spaces/plane/kind";
import type { Drawn, Live } from "@/spaces/plane/scene";

/** The regions of a question that lie on a page, in drawing order. */
export function onPage(schema: BoundSchema, answers: Answers, question: string, page: number): Region[] {
  return regionsOf(answers, question).filter(
    (r) => schema.registry.kindOf(r.shape).space === "plane" && (r.page ?? 0) === page,
  );
}

type Options = {
  schema: BoundSchema;
  stage: string;
  answers: Answers;
  named: Map<string, Named>;
  page: number;
  hidden?: ReadonlySet<string>;
  differs?: (question: string, region: Region) => boolean;
};

export function drawnOf({ schema, stage, answers, named, page, hidden, differs }: Options): Drawn[] {
  const badges = badgesOf(schema, answers);
  return schema.regionsQuestions(stage).flatMap((question) =>
    onPage(schema, answers, question.name, page).flatMap((region, i): Drawn[] => {
      const key = `${question.name}/${region.label}`;
      if (hidden?.has(region.id)) return [];
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
          rotates: mayRotate(question),
          badge: badges.get(region.id),
        },
      ];
    }),
  );
}

/** The lines between regions of a page. */
export function linksBetween(
  schema: BoundSchema,
  answers: Answers,
  named: Map<string, Named>,
  drawn: Drawn[],
): Live["links"] {
  const places = new Map(
    drawn.map((d): [string, Point] => {
      const [l, t, r, b] = boundsOfShape(schema.registry, d.shape);
      return [d.id, [(l + r) / 2, (t + b) / 2]];
    }),
  );
  return schema.linksQuestions().flatMap(({ question, kind }) =>
    (kind.arcs?.(question, linksOf(answers, question.name), named) ?? []).flatMap(
      ({ from: a, to: b, label, color }) => {
        const [from, to] = [places.get(a), places.get(b)];
        return from && to ? [{ from, to, label, color }] : [];
      },
    ),
  );
}
