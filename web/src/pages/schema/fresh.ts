/** New parts of a schema, with names that are not taken. */
import type { Registry } from "@/editor/registry";
import type { Question, RegionsQuestion, Schema } from "@/editor/schema";

export function unused(name: string, taken: string[]): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name}_${n}`)) return `${name}_${n}`;
}

/** A question of a type as its kind begins it; regions begin with the first shape that their stage holds. */
export function fresh(type: string, schema: Schema, registry: Registry): Question {
  const name = (wanted: string) =>
    unused(
      wanted,
      schema.questions.map((q) => q.name),
    );
  const field = registry.fields.get(type);
  if (field) return { name: name(field.form.name), type, ...field.form.fresh() };
  const links = registry.links.get(type);
  if (links) return { name: name(links.form.name), type, ...links.form.fresh(schema) };
  const [stage] = schema.stages;
  const found = registry.stages.get(stage?.type ?? "");
  const made: RegionsQuestion = {
    name: name(found?.form.regions ?? type),
    type: "regions",
    stage: stage?.name ?? "",
    labels: [{ name: "label" }],
  };
  return placed(made, schema, registry);
}

/** A regions question with the first shape that its stage holds. */
export function placed(question: RegionsQuestion, schema: Schema, registry: Registry): RegionsQuestion {
  const stage = schema.stages.find((s) => s.name === question.stage);
  const [kind] = registry.shapesOn(stage?.type);
  return { ...question, ...kind?.form?.fresh?.(), shapes: kind ? [kind.type] : [] };
}
