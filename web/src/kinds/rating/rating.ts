/** Rating: a step on an ordered scale. */

import type { Schemas } from "@/api/client";
import { defineField } from "@/editor/kind";
import type { FieldQuestion, Sent } from "@/editor/schema";
import { RatingField } from "@/kinds/rating/RatingField";
import { RatingSettings } from "@/kinds/rating/RatingSettings";
import { t } from "@/texts/texts";

export type RatingQuestion = FieldQuestion & Sent<Schemas["RatingQuestion"]>;

export const rating = defineField<RatingQuestion>({
  family: "field",
  type: "rating",
  title: t.kinds.rating,
  about: t.kinds.ratingAbout,
  Field: RatingField,
  form: { name: "rating", fresh: () => ({ min: 1, max: 5 }), Settings: RatingSettings },
});
