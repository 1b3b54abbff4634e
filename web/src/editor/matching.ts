/** Which regions of two answers mean the same thing. */
import type { BoundSchema } from "@/editor/registry";
import type { Region } from "@/editor/schema";

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

/** Above this share of their bounds, two regions are taken for one. */
export const ALIKE = 0.5;

/**
 * Pairs regions of an earlier answer with those of a later one: by their id, for an editor keeps it, then by what they
 * share. What has no partner was removed, or added.
 */
export function paired(
  schema: BoundSchema,
  before: readonly Region[],
  after: readonly Region[],
): { pairs: [Region, Region][]; removed: Region[]; added: Region[] } {
  const later = new Map(after.map((region) => [region.id, region]));
  const pairs: [Region, Region][] = [];
  const take = (was: Region, is: Region) => {
    pairs.push([was, is]);
    later.delete(is.id);
  };
  const alone: Region[] = [];
  for (const was of before) {
    const is = later.get(was.id);
    if (is) take(was, is);
    else alone.push(was);
  }
  const removed = alone.filter((was) => {
    let best: { region: Region; alike: number } | null = null;
    for (const region of later.values()) {
      const alike = shared(schema, was, region);
      if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { region, alike };
    }
    if (best) take(was, best.region);
    return !best;
  });
  return { pairs, removed, added: [...later.values()] };
}
