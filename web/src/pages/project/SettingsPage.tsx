import { Button, Group, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "@/api/client";
import { projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { Lifecycle } from "@/pages/project/Lifecycle";
import { type Known, useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** What a project is called, for what, how it hands out work; and its end. */
export function SettingsPage() {
  const id = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  return (
    <main className={css.main} style={{ maxWidth: 640 }}>
      {project.may.includes("edit project") && <Details project={project} />}
      <Lifecycle project={project} />
      <div className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
        <h2>{t.settings.api}</h2>
        <p className="dim" style={{ margin: 0 }}>
          {t.settings.id} <span className="mono">{project.id}</span>
        </p>
      </div>
    </main>
  );
}

function Details({ project }: { project: Known }) {
  const client = useQueryClient();
  const [form, setForm] = useState({
    name: project.name,
    description: project.description,
    overlap: project.settings.overlap,
    lease_minutes: project.settings.lease_minutes,
  });
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const changed = await got(
        api.PATCH("/api/v1/projects/{id}", { params: { path: { id: project.id } }, body: form }),
      );
      client.setQueryData(projectQuery(project.id).queryKey, changed);
      toast(t.settings.saved);
    } catch (error) {
      complain(error);
    }
  };
  return (
    <form onSubmit={save} className={css.card}>
      <Stack gap="lg" className={css.section}>
        <TextInput
          label={t.settings.name}
          value={form.name}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          required
          maxLength={200}
        />
        <Textarea
          label={t.settings.description}
          description={t.settings.descriptionWhy}
          value={form.description}
          onChange={(e) => setForm({ ...form, description: e.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={8}
        />
        <NumberInput
          label={t.settings.overlap}
          description={t.settings.overlapWhy}
          min={1}
          max={100}
          value={form.overlap}
          onChange={(v) => typeof v === "number" && setForm({ ...form, overlap: v })}
        />
        <NumberInput
          label={t.settings.lease}
          description={t.settings.leaseWhy}
          min={0.1}
          max={43200}
          value={form.lease_minutes}
          onChange={(v) => typeof v === "number" && setForm({ ...form, lease_minutes: v })}
        />
        <Group>
          <Button type="submit">{t.settings.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
