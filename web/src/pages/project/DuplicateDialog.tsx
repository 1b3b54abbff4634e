import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import { complain, toast } from "@/app/toast";
import type { Known } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** A new project of this one; afterwards its page. */
export function DuplicateDialog({ project, onClose }: { project: Known; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState({
    name: t.settings.copyOf(project.name).slice(0, 200),
    members: false,
    items: false,
  });
  const [busy, setBusy] = useState(false);
  const make = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const made = await got(
        api.POST("/api/v1/projects/{id}/duplicate", { params: { path: { id: project.id } }, body: form }),
      );
      await client.invalidateQueries({ queryKey: ["projects"] });
      toast(made.job ? t.settings.copying(form.name) : t.settings.duplicated(form.name));
      onClose();
      await navigate({
        to: made.job ? "/p/$projectId/data" : "/p/$projectId/settings",
        params: { projectId: made.project.id },
      });
    } catch (error) {
      complain(error);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t.settings.duplicateTitle} closeButtonProps={{ "aria-label": t.app.close }}>
      <form onSubmit={make}>
        <Stack gap="md">
          <TextInput
            label={t.settings.name}
            required
            maxLength={200}
            data-autofocus
            value={form.name}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          />
          <Checkbox
            label={t.settings.withMembers}
            checked={form.members}
            onChange={(e) => setForm({ ...form, members: e.currentTarget.checked })}
          />
          <Checkbox
            label={t.settings.withItems(project.progress.items)}
            checked={form.items}
            onChange={(e) => setForm({ ...form, items: e.currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={busy}>
              {t.settings.duplicate}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
