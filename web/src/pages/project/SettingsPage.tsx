import { Button, Group, NumberInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "@/api/client";
import { projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

export function SettingsPage() {
  const id = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const client = useQueryClient();
  const [name, setName] = useState(project.name);
  const [overlap, setOverlap] = useState(project.settings.overlap);
  const [lease, setLease] = useState(project.settings.lease_minutes);
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const changed = await got(
        api.PATCH("/api/v1/projects/{id}", { params: { path: { id } }, body: { name, overlap, lease_minutes: lease } }),
      );
      client.setQueryData(projectQuery(id).queryKey, changed);
      toast(t.settings.saved);
    } catch (error) {
      complain(error);
    }
  };
  return (
    <main className={css.main} style={{ maxWidth: 640 }}>
      <form onSubmit={save} className={css.card}>
        <Stack gap="lg" className={css.section}>
          <TextInput
            label={t.settings.name}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
            required
            maxLength={200}
          />
          <NumberInput
            label={t.settings.overlap}
            description={t.settings.overlapWhy}
            min={1}
            max={100}
            value={overlap}
            onChange={(v) => typeof v === "number" && setOverlap(v)}
          />
          <NumberInput
            label={t.settings.lease}
            description={t.settings.leaseWhy}
            min={0.1}
            max={43200}
            value={lease}
            onChange={(v) => typeof v === "number" && setLease(v)}
          />
          <Group>
            <Button type="submit">{t.settings.save}</Button>
          </Group>
        </Stack>
        <div className={css.section}>
          <h2>{t.settings.api}</h2>
          <p className="dim" style={{ margin: 0 }}>
            {t.settings.id} <span className="mono">{project.id}</span>
          </p>
        </div>
      </form>
    </main>
  );
}
