/** Regions that several annotators made of one thing: which of them the settled answer has, and taking one into it. */
import type { Schemas } from "@/api/client";
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

/** How much of their bounds two regions share, 0 to 1; those without bounds are the same or not. */
export function shared(schema: BoundSchema, a: Region, b: Region): number {
  const [one, two] = [schema.registry.kindOf(a.shape), schema.registry.kindOf(b.shape)];
  if (one.space !== two.space || (a.page ?? 0) !== (b.page ?? 0)) return 0;
  if (!one.extent || !two.extent) return one === two && one.same?.(a.shape, b.shape) ? 1 : 0;
  const [p, q] = [one.extent(a.shape), two.extent(b.shape)];
  const half = p.length / 2;
  const size = (low: (n: number) => number, high: (n: number) => number) => {
    let product = 1;
    for (let n = 0; n < half; n++) product *= Math.max(0, high(n + half) - low(n));
    return product;
  };
  const own = (e: readonly number[]) =>
    size(
      (n) => e[n]!,
      (n) => e[n]!,
    );
  const both = size(
    (n) => Math.max(p[n]!, q[n]!),
    (n) => Math.min(p[n]!, q[n]!),
  );
  return both / (own(p) + own(q) - both || 1);
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
      if (alike >= 0.5 && (!best || alike > best.alike)) best = { region, alike };
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
