/** What people linked, in words that are the same for the same links, whatever ids their regions have. */
import type { Desk } from "@/desk/useDesk";
import { findRegion } from "@/editor/regions";
import { type Answers, type Linked, linksOf, type Question } from "@/editor/schema";
import type { Cluster, Reviewed } from "@/pages/review/clusters";
import { t } from "@/texts/texts";

/** One line a link; regions are called by their label and the number of the object that they stand for. */
export function saidLinks(
  { schema, named }: Pick<Desk, "schema" | "named">,
  question: Question,
  annotation: Reviewed,
  clusters: Cluster[],
): string {
  const kind = schema.registry.links.get(question.type);
  const answers = annotation.answers as Answers;
  const nameOf = (id: string): string => {
    const found = findRegion(schema, answers, id);
    if (!found) return id;
    const at = clusters.findIndex((c) => c.members.some((m) => m.annotation === annotation.id && m.region === id));
    const title = named.get(`${found.question}/${found.region.label}`)?.title ?? found.region.label;
    return at < 0 ? title : t.review.object(title, at + 1);
  };
  const links = linksOf<Linked>(answers, question.name);
  const lines = (kind?.rows(question as never, links as never, nameOf) ?? []).map((row) => {
    const label = row.title ?? named.get(`${question.name}/${row.label}`)?.title ?? row.label ?? "";
    return t.review.link(label, row.text);
  });
  return lines.length > 0 ? lines.sort().join("\n") : t.review.noLinks;
}
