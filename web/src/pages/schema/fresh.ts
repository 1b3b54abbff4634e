import type { Question, Schema } from "@/editor/schema";

export function unused(name: string, taken: string[]): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${name}_${n}`)) return `${name}_${n}`;
}

export function fresh(type: Question["type"], schema: Schema): Question {
  const name = (wanted: string) =>
    unused(
      wanted,
      schema.questions.map((q) => q.name),
    );
  const regions = schema.questions.find((q) => q.type === "regions")?.name ?? "";
  switch (type) {
    case "regions": {
      const stage = schema.stages[0];
      const labels = [{ name: "label" }];
      if (stage?.type === "image") return { type, name: name("objects"), stage: stage.name, shapes: ["box"], labels };
      return { type, name: name("spans"), stage: stage?.name ?? "text", shapes: ["span"], labels };
    }
    case "relations":
      return { type, name: name("relations"), from: regions, to: regions, labels: [{ name: "relates to" }] };
    case "choice":
      return { type, name: name("choice"), options: [{ name: "yes" }, { name: "no" }] };
    case "rating":
      return { type, name: name("rating"), min: 1, max: 5 };
    case "number":
      return { type, name: name("number") };
    default:
      return { type: "text", name: name("note") };
  }
}
