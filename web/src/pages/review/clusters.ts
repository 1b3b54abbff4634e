/** Regions that several annotators made of one thing: which of them the settled answer has, and taking one into it. */
import type { Schemas } from "@/api/client";
import { findRegion } from "@/editor/regions";
import { type Answers, type Region, regionsOf, type Schema } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { kindOf } from "@/kinds/shapes";

export type Cluster = Schemas["Cluster"];
export type Reviewed = Schemas["Reviewed"];

/** The region of a cluster's member. */
export function memberRegion(
  schema: Schema,
  annotations: Reviewed[],
  member: Cluster["members"][number],
): Region | null {
  const annotation = annotations.find((a) => a.id === member.annotation);
  return annotation ? (findRegion(schema, annotation.answers as Answers, member.region)?.region ?? null) : null;
}

/** How much of their bounds two regions share, 0 to 1. */
function shared(a: Region, b: Region): number {
  if (a.shape.type === "span" || b.shape.type === "span" || (a.page ?? 0) !== (b.page ?? 0)) return 0;
  const [al, at, ar, ab] = kindOf(a.shape).bounds(a.shape);
  const [bl, bt, br, bb] = kindOf(b.shape).bounds(b.shape);
  const both = Math.max(0, Math.min(ar, br) - Math.max(al, bl)) * Math.max(0, Math.min(ab, bb) - Math.max(at, bt));
  const area = (l: number, t: number, r: number, m: number) => (r - l) * (m - t);
  return both / (area(al, at, ar, ab) + area(bl, bt, br, bb) - both || 1);
}

/** The settled answer's region that stands for each cluster, as far as there is one. */
export function settledRegions(
  schema: Schema,
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
      const alike = Math.max(0, ...members.map((m) => shared(m, region)));
      if (alike >= 0.5 && (!best || alike > best.alike)) best = { region, alike };
    }
    if (!best) return;
    used.add(best.region.id);
    found.set(n, best.region);
  });
  return found;
}

/** Put a member's region into the settled answer, in the place of what stood for its cluster. */
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
