/** Relations: directed, labeled links from one region to another; started on one, completed on the other. */

import type { Schemas } from "@/api/client";
import { defineLinks, type Editing } from "@/editor/kind";
import { findRegion } from "@/editor/regions";
import { isRegions, type Label, type Linked, type LinksQuestion, linksOf, type Sent } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { RelationsHint } from "@/kinds/relations/RelationsHint";
import { RelationsSettings } from "@/kinds/relations/RelationsSettings";
import { t } from "@/texts/texts";

export type Relation = Linked & Sent<Schemas["Relation"]>;
export type RelationsQuestion = LinksQuestion &
  Omit<Sent<Schemas["RelationsQuestion"]>, "labels"> & { labels: Label[] };

/** Whether a relation of this question may start (or end) at this region. */
function fits({ schema, session }: Editing, question: RelationsQuestion, id: string | null, end: "from" | "to") {
  return findRegion(schema, session.get().answers, id)?.question === question[end];
}

/** Link two regions; the same link is not made twice, and a region is not linked to itself. */
export function link(session: EditorSession, question: string, label: string, from: string, to: string): void {
  session.activate(null);
  if (from === to) return;
  const same = linksOf<Relation>(session.get().answers, question).find(
    (r) => r.label === label && r.from === from && r.to === to,
  );
  if (same) {
    session.select(same.id);
    return;
  }
  const id = freshId("e");
  session.run(
    `link ${label}`,
    (draft) => {
      draft[question] ??= [];
      (draft[question] as Relation[]).push({ id, label, from, to, attributes: {} });
    },
    id,
  );
}

export const relations = defineLinks<RelationsQuestion, Relation>({
  family: "links",
  type: "relations",
  title: t.kinds.relations,
  about: t.kinds.relationsAbout,
  joins: (question) => [question.from, question.to],
  rows: (question, links, nameOf) =>
    links.map((r) => ({
      id: r.id,
      question: question.name,
      label: r.label,
      text: `${nameOf(r.from)} → ${nameOf(r.to)}`,
      values: r.attributes ?? {},
    })),
  without: (links, gone) => links.filter((r) => !gone.has(r.id) && !gone.has(r.from) && !gone.has(r.to)),
  arcs: (question, links, named) =>
    links.map((r) => {
      const name = named.get(`${question.name}/${r.label}`);
      return { id: r.id, from: r.from, to: r.to, label: name?.title ?? r.label, color: name?.color ?? "#888888" };
    }),
  press(editing, question, label) {
    const { selected, activeLabel } = editing.session.get();
    const again = activeLabel?.label === label && activeLabel.question === question.name;
    if (fits(editing, question, selected, "from"))
      editing.session.activate({ question: question.name, label, from: selected! });
    else editing.session.activate(again ? null : { question: question.name, label });
  },
  complete(editing, question, region) {
    const { activeLabel } = editing.session.get();
    if (!activeLabel?.from || !fits(editing, question, region, "to")) return false;
    link(editing.session, question.name, activeLabel.label, activeLabel.from, region);
    return true;
  },
  Hint: RelationsHint,
  signature: (_, links, nameOf) =>
    links
      .map((r) => `${nameOf(r.from)} ${r.label} ${nameOf(r.to)}`)
      .sort()
      .join("\n"),
  form: {
    name: "relations",
    fresh: (schema) => {
      const regions = schema.questions.find(isRegions)?.name ?? "";
      return { from: regions, to: regions, labels: [{ name: "relates to" }] };
    },
    Settings: RelationsSettings,
  },
});
