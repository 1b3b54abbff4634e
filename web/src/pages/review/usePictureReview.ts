/** Reviewing pictures: how others' answers are laid over them, which thing is looked at, and the keys for both. */
import { useMemo, useState } from "react";
import type { Command } from "@/editor/hotkeys";
import { remove } from "@/editor/regions";
import type { Answers, Schema } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { Behind } from "@/editor/stage";
import { type Cluster, memberRegion, type Reviewed, settledRegions, takeMember } from "@/pages/review/clusters";
import { disputed, type Looking, type Mode, PEOPLE } from "@/pages/review/Overlay";

type Options = {
  schema: Schema;
  session: EditorSession;
  annotations: Reviewed[];
  clusters: Cluster[];
  answers: Answers;
  reveal: (cluster: Cluster) => void;
};

export function usePictureReview({ schema, session, annotations, clusters, answers, reveal }: Options) {
  const [looking, setLooking] = useState<Looking>({
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
  const look = (change: Partial<Looking>) => {
    setLooking((now) => ({ ...now, ...change }));
    const cluster = change.current !== undefined && change.current !== null ? clusters[change.current] : undefined;
    if (cluster) {
      session.select(settled.get(change.current!)?.id ?? null);
      reveal(cluster);
    }
  };
  const { mode, hidden, pair, at, current } = looking;
  const behind = useMemo((): Behind | undefined => {
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
      heat: mode === "heat",
      swipe: mode === "swipe" && left && right ? { left: left.id, right: right.id, at } : null,
    };
  }, [annotations, clusters, settled, mode, hidden, pair, at, current]);

  const walk = (way: 1 | -1) => {
    const order = clusters.map((_, n) => n).filter((n) => disputed(clusters[n]!, annotations.length));
    const places = order.length ? order : clusters.map((_, n) => n);
    if (places.length === 0) return;
    const here = current === null ? -1 : places.indexOf(current);
    look({ current: places[(here + way + places.length + (here < 0 && way < 0 ? 1 : 0)) % places.length]! });
  };
  const take = (index: number) => {
    const cluster = current === null ? undefined : clusters[current];
    const member = cluster?.members.find((m) => m.annotation === annotations[index]?.id);
    const region = member && memberRegion(schema, annotations, member);
    if (cluster && region) takeMember(session, cluster.question, region, settled.get(current!));
  };
  const modes: Mode[] = ["overlay", "heat", ...(annotations.length > 1 ? (["swipe"] as const) : []), "none"];
  const commands = (): Command[] => [
    { id: "thing-next", title: "Next disputed region", group: "Review", keys: ["Alt+j"], run: () => walk(1) },
    { id: "thing-before", title: "Disputed region before", group: "Review", keys: ["Alt+k"], run: () => walk(-1) },
    {
      id: "thing-out",
      title: "Leave it out of the answer",
      group: "Review",
      keys: ["Alt+Backspace"],
      run: () => {
        const region = current === null ? undefined : settled.get(current);
        if (region) remove(session, schema, region.id);
      },
    },
    {
      id: "look",
      title: "Overlay, heat map, side by side, none",
      group: "Review",
      keys: ["Alt+o"],
      run: () => look({ mode: modes[(modes.indexOf(mode) + 1) % modes.length]! }),
    },
    ...annotations.map(
      (a, i): Command => ({
        id: `take ${i}`,
        title: `Take ${a.name}’s region`,
        group: "Review",
        keys: [`Alt+Shift+${i + 1}`],
        run: () => take(i),
      }),
    ),
  ];
  return { looking, look, settled, behind, commands };
}
