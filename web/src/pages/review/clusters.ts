/** Regions that several annotators made of one thing: which of them the settled answer has, and taking one into it. */
import type { Schemas } from "@/api/client";
import { ALIKE, shared } from "@/editor/matching";
import { findRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, type Region, regionsOf } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";

export type Cluster = Schemas["Cluster"];
export type Reviewed = Schemas["Reviewed"];

/** The region of a cluster's member. */
export function memberRegion(
  schema: BoundSchema,
  annotations: Reviewed[],
  member: Cluster["members"][number],
): Region | null {
  const annotation = annotations.find((a) => a.id === member.annotation);
  return annotation ? (findRegion(schema, annotation.answers as Answers, member.region)?.region ?? null) : null;
}

/** Not made by everybody, or with different labels. */
export const disputed = (cluster: Cluster, people: number): boolean =>
  cluster.members.length < people || new Set(cluster.members.map((m) => m.label)).size > 1;

/** The final answer's region that stands for each cluster, as far as there is one. */
export function settledRegions(
  schema: BoundSchema,
  annotations: Reviewed[],
  clusters: Cluster[],
  answers: Answers,
): Map<number, Region> {
  const found = new Map<number, Region>();
  const used = new Set<string>();
  clusters.forEach((cluster, n) => {
    const members = cluster.members.flatMap((m) => memberRegion(schema, annotations, m) ?? []);
    let best: { region: Region; alike: number } | null = null;
    for (const region of regionsOf(answers, cluster.question)) {
      if (used.has(region.id)) continue;
      const alike = Math.max(0, ...members.map((m) => shared(schema, m, region)));
      if (alike >= ALIKE && (!best || alike > best.alike)) best = { region, alike };
    }
    if (!best) return;
    used.add(best.region.id);
    found.set(n, best.region);
  });
  return found;
}

/** Put a member's region into the final answer, in the place of what stood for its cluster. */
export function takeMember(
  session: EditorSession,
  question: string,
  region: Region,
  instead: Region | undefined,
): void {
  const id = instead?.id ?? freshId("r");
  const { group: _, ...taken } = structuredClone(region);
  session.run(
    "take one region",
    (draft) => {
      draft[question] ??= [];
      const list = draft[question] as Region[];
      const at = list.findIndex((r) => r.id === instead?.id);
      if (at >= 0) list.splice(at, 1, { ...taken, id });
      else list.push({ ...taken, id });
    },
    id,
  );
}
