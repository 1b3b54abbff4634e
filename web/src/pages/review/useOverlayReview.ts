/** How others' annotations are laid over a stage, which object is looked at, and the keys for both. */
import { useMemo, useState } from "react";
import type { Desk } from "@/desk/useDesk";
import type { Command } from "@/editor/keys";
import { remove } from "@/editor/regions";
import type { Overlays } from "@/editor/review";
import type { Answers } from "@/editor/schema";
import {
  type Cluster,
  disputed,
  memberRegion,
  type Reviewed,
  settledRegions,
  takeMember,
} from "@/pages/review/clusters";
import { type Layers, type Mode, PEOPLE } from "@/pages/review/layers";
import { t } from "@/texts/texts";

type Options = { desk: Desk; annotations: Reviewed[]; clusters: Cluster[]; answers: Answers };

export function useOverlayReview({ desk, annotations, clusters, answers }: Options) {
  const { schema, session, handles } = desk;
  const [layers, change] = useState<Layers>({
    mode: "overlay",
    hidden: new Set(),
    at: 0.5,
    pair: [0, 1],
    current: null,
  });
  const settled = useMemo(
    () => settledRegions(schema, annotations, clusters, answers),
    [schema, annotations, clusters, answers],
  );
  const reveal = (cluster: Cluster) => {
    const member = cluster.members[0];
    const region = member && memberRegion(schema, annotations, member);
    const stage = schema.stageOf(cluster.question);
    if (region && stage) handles.current[stage.name]?.look?.(cluster.question, region);
  };
  const setLayers = (part: Partial<Layers>) => {
    change((now) => ({ ...now, ...part }));
    const cluster = part.current !== undefined && part.current !== null ? clusters[part.current] : undefined;
    if (cluster) {
      session.select(settled.get(part.current!)?.id ?? null);
      reveal(cluster);
    }
  };
  const { mode, hidden, pair, at, current } = layers;
  const overlays = useMemo((): Overlays | undefined => {
    if (mode === "none" || annotations.length === 0) return undefined;
    const others = annotations.map((a, i) => ({
      id: a.id,
      name: a.name,
      color: PEOPLE[i % PEOPLE.length]!,
      answers: a.answers as Answers,
    }));
    const numbers = new Map(
      clusters.flatMap((c, n) => c.members.map((m): [string, number] => [`${m.annotation}/${m.region}`, n + 1])),
    );
    const own = new Map([...settled].map(([n, region]): [string, number] => [region.id, n + 1]));
    const seen = others.filter((o) => !hidden.has(o.id));
    const [left, right] = [others[pair[0]], others[pair[1]]];
    return {
      others: mode === "swipe" ? others : seen,
      numbers,
      own,
      current: current === null ? null : current + 1,
      mode,
      swipe: mode === "swipe" && left && right ? { left: left.id, right: right.id, at } : null,
    };
  }, [annotations, clusters, settled, mode, hidden, pair, at, current]);

  const walk = (way: 1 | -1) => {
    const order = clusters.map((_, n) => n).filter((n) => disputed(clusters[n]!, annotations.length));
    const places = order.length ? order : clusters.map((_, n) => n);
    if (places.length === 0) return;
    const here = current === null ? -1 : places.indexOf(current);
    setLayers({ current: places[(here + way + places.length + (here < 0 && way < 0 ? 1 : 0)) % places.length]! });
  };
  const take = (index: number) => {
    const cluster = current === null ? undefined : clusters[current];
    const member = cluster?.members.find((m) => m.annotation === annotations[index]?.id);
    const region = member && memberRegion(schema, annotations, member);
    if (cluster && region) takeMember(session, cluster.question, region, settled.get(current!));
  };
  const modes: Mode[] = ["overlay", "heat", ...(annotations.length > 1 ? (["swipe"] as const) : []), "none"];
  const { commands: say, title: group } = t.review;
  const commands = (): Command[] => [
    { id: "object-next", title: say.nextDisputed, group, keys: ["Alt+j"], run: () => walk(1) },
    { id: "object-previous", title: say.previousDisputed, group, keys: ["Alt+k"], run: () => walk(-1) },
    {
      id: "object-out",
      title: say.leaveOut,
      group,
      keys: ["Alt+Backspace"],
      run: () => {
        const region = current === null ? undefined : settled.get(current);
        if (region) remove(session, schema, region.id);
      },
    },
    {
      id: "layers",
      title: say.layers,
      group,
      keys: ["Alt+o"],
      run: () => setLayers({ mode: modes[(modes.indexOf(mode) + 1) % modes.length]! }),
    },
    ...annotations.map(
      (a, i): Command => ({
        id: `take ${i}`,
        title: say.take(a.name),
        group,
        keys: [`Alt+Shift+${i + 1}`],
        run: () => take(i),
      }),
    ),
  ];
  return { layers, setLayers, settled, overlays, commands };
}
