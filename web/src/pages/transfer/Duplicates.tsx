import { Button, Group, Slider } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import own from "@/pages/transfer/data.module.css";
import { t } from "@/texts/texts";

const SHOWN = 50;

/** Files of the same content, and pictures that look alike; found when asked for. */
export function Duplicates({ id }: { id: string }) {
  const [distance, setDistance] = useState(4);
  const [asked, setAsked] = useState<number | null>(null);
  const { data: groups, isFetching } = useQuery({
    queryKey: ["duplicates", id, asked],
    enabled: asked !== null,
    queryFn: () =>
      got(
        api.GET("/api/v1/projects/{id}/media/duplicates", {
          params: { path: { id }, query: { distance: asked ?? 4 } },
        }),
      ),
  });
  return (
    <details className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
      <summary>{t.transfer.duplicates}</summary>
      <Group mt="sm" align="center">
        <span>{t.transfer.threshold}</span>
        <Slider
          w={160}
          size="sm"
          min={0}
          max={7}
          step={1}
          value={distance}
          label={t.transfer.bits}
          thumbLabel={t.transfer.thresholdWhy}
          onChange={setDistance}
        />
        <Button variant="default" loading={isFetching} onClick={() => setAsked(distance)}>
          {t.transfer.find}
        </Button>
        {groups && (
          <span role="status" className="dim">
            {groups.length === 0 ? t.transfer.none : t.transfer.groups(groups.length)}
          </span>
        )}
      </Group>
      {groups?.slice(0, SHOWN).map((group) => (
        <div key={group.files.map((f) => f.id).join()} className={own.alike}>
          <span className="dim">{group.exact ? t.transfer.sameFile : t.transfer.alike(group.distance)}</span>
          {group.files.map((file) => (
            <Link
              key={file.id}
              to="/p/$projectId/items"
              params={{ projectId: id }}
              search={{ filter: `"${file.name}"`, sort: undefined }}
              title={file.name}
            >
              <img src={`/api/v1/projects/${id}/media/${file.id}/thumbnail`} alt={file.name} loading="lazy" />
            </Link>
          ))}
        </div>
      ))}
      {groups && groups.length > SHOWN && <p className="dim">{t.transfer.moreGroups(groups.length - SHOWN)}</p>}
    </details>
  );
}
