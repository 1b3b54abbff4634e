/** From answers to what a text draws. */
import type { Arc } from "@/editor/kind";
import type { Named } from "@/editor/labels";
import { badgesOf } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, linksOf, type Region, regionsOf } from "@/editor/schema";
import { textKind } from "@/spaces/text/kind";
import type { Mark } from "@/spaces/text/TextCanvas";

type Differs = (question: string, region: Region) => boolean;

/** Every stretch of every region of a stage. differs: regions to be set apart. */
export function marksOf(
  schema: BoundSchema,
  stage: string,
  answers: Answers,
  named: Map<string, Named>,
  differs?: Differs,
): Mark[] {
  const badges = badgesOf(schema, answers);
  return schema.regionsQuestions(stage).flatMap((question) =>
    regionsOf(answers, question.name).flatMap((region) => {
      const name = named.get(`${question.name}/${region.label}`);
      const stretches = textKind(schema.registry, region.shape.type)?.stretches(region.shape) ?? [];
      return stretches.map(
        ([start, end], part): Mark => ({
          id: region.id,
          part,
          start,
          end,
          label: name?.title ?? region.label,
          color: name?.color ?? "#888888",
          badge: badges.get(region.id),
          style: differs?.(question.name, region) ? "differs" : undefined,
        }),
      );
    }),
  );
}

export function arcsOf(schema: BoundSchema, answers: Answers, named: Map<string, Named>): Arc[] {
  return schema
    .linksQuestions()
    .flatMap(({ question, kind }) => kind.arcs?.(question, linksOf(answers, question.name), named) ?? []);
}
