import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Desk } from "@/desk/useDesk";
import { shown as keyName } from "@/editor/keys";
import { remove } from "@/editor/regions";
import { type Cluster, disputed, memberRegion, type Reviewed, takeMember } from "@/pages/review/clusters";
import { PEOPLE } from "@/pages/review/layers";
import css from "@/pages/review/review.module.css";
import type { useOverlayReview } from "@/pages/review/useOverlayReview";
import { t } from "@/texts/texts";

type Props = {
  desk: Desk;
  annotations: Reviewed[];
  clusters: Cluster[];
  overlay: ReturnType<typeof useOverlayReview>;
};

/** Object by object: who marked it, and whether it is in the answer. */
export function MatchedRegions({ desk, annotations, clusters, overlay }: Props) {
  const { schema, named, session } = desk;
  const { settled, layers, setLayers } = overlay;
  if (clusters.length === 0) return null;
  const open = clusters.filter((c, n) => disputed(c, annotations.length) && !settled.has(n)).length;
  return (
    <section aria-label={t.review.objects}>
      <div className={css.objectsHead}>
        <h2>{t.review.objects}</h2>
        <span className="dim">{t.review.objectsOpen(clusters.length, open)}</span>
      </div>
      <ol className={css.objects}>
        {clusters.map((cluster, n) => {
          const label = cluster.members[0]!.label;
          const name = named.get(`${cluster.question}/${label}`);
          const labels = new Set(cluster.members.map((m) => m.label));
          return (
            <li
              key={n}
              className={css.object}
              data-on={layers.current === n}
              data-differs={disputed(cluster, annotations.length)}
              aria-current={layers.current === n || undefined}
              ref={layers.current === n ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            >
              <button
                type="button"
                className={css.objectName}
                onClick={() => setLayers({ current: layers.current === n ? null : n })}
              >
                <span className="mono dim">{n + 1}</span>
                <span className={css.dot} style={{ background: name?.color }} aria-hidden />
                <span>
                  {[...labels].map((l) => named.get(`${cluster.question}/${l}`)?.title ?? l).join(" / ")}
                  <span className="dim">
                    {" "}
                    {t.desk.ofAll(cluster.members.length, annotations.length)}
                    {cluster.similarity !== null && ` · ${t.review.iou(cluster.similarity)}`}
                    {settled.has(n) ? "" : ` · ${t.review.notInAnswer}`}
                  </span>
                </span>
              </button>
              <span className={css.members}>
                {annotations.map((a, i) => {
                  const member = cluster.members.find((m) => m.annotation === a.id);
                  if (!member) return <span key={a.id} className={css.absent} aria-hidden />;
                  return (
                    <Tooltip key={a.id} label={t.review.takeTip(a.name, keyName(`Alt+Shift+${i + 1}`))}>
                      <button
                        type="button"
                        className={css.member}
                        style={{ background: PEOPLE[i % PEOPLE.length] }}
                        aria-label={t.review.take(initials(a.name), a.name, n + 1)}
                        onClick={() => {
                          const region = memberRegion(schema, annotations, member);
                          if (region) takeMember(session, cluster.question, region, settled.get(n));
                        }}
                      >
                        {initials(a.name)}
                      </button>
                    </Tooltip>
                  );
                })}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t.review.leaveOut(n + 1)}
                  disabled={!settled.has(n)}
                  onClick={() => settled.has(n) && remove(session, schema, settled.get(n)!.id)}
                >
                  <IconTrash size={13} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
