/** What the quality page says of coefficients. */
import { many } from "@/texts/many";

export const quality = {
  more: "More coefficients",
  moreAbout: "Every coefficient that fits a question, computed over the answers of now.",
  question: "Question",
  coefficient: "Coefficient",
  choose: "Choose a coefficient",
  none: "No coefficient fits this question.",
  computing: "Computing…",
  undefined: "undefined",
  interval: (low: number, high: number) => `95 % interval ${low.toFixed(2)} to ${high.toFixed(2)}`,
  noInterval: "no interval: too few items",
  rests: (items: number, judgments: number, people: number) =>
    `${many(items, "item")} · ${many(judgments, "answer")} · ${many(people, "person", "people")}`,
  sampled: (read: number, all: number) =>
    `An even sample of ${read.toLocaleString("en")} of the ${many(all, "item")} that two people or more answered.`,
  distance: (name: string) => `distance: ${name}`,
};
