import { Button, Group, Slider } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import own from "@/pages/transfer/data.module.css";

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
      <summary>Duplicates</summary>
      <Group mt="sm" align="center">
        <span>Alike up to</span>
        <Slider
          w={160}
          size="sm"
          min={0}
          max={7}
          step={1}
          value={distance}
          label={(v) => `${v} of 64 bits`}
          thumbLabel="Bits of the fingerprint that may differ"
          onChange={setDistance}
        />
        <Button variant="default" loading={isFetching} onClick={() => setAsked(distance)}>
          Find duplicates
        </Button>
        {groups && (
          <span role="status" className="dim">
            {groups.length === 0 ? "None found." : `${groups.length} groups`}
          </span>
        )}
      </Group>
      {groups?.slice(0, SHOWN).map((group) => (
        <div key={group.files.map((f) => f.id).join()} className={own.alike}>
          <span className="dim">{group.exact ? "the same file" : `alike, ${group.distance} bits apart`}</span>
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
      {groups && groups.length > SHOWN && <p className="dim">and {groups.length - SHOWN} more groups</p>}
    </details>
  );
}
