import { Button, Checkbox, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { complain, toast } from "@/app/toast";
import { t } from "@/texts/texts";

/** An owner sets a password that a person forgot, and hands it over. */
export function ResetDialog({ person, onClose }: { person: Schemas["UserOut"]; onClose: () => void }) {
  const [password, setPassword] = useState("");
  const reset = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      await got(api.PATCH("/api/v1/users/{id}", { params: { path: { id: person.id } }, body: { password } }));
      toast(t.people.resetDone(person.name));
      onClose();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.people.resetWho(person.name)}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      <form onSubmit={reset}>
        <Stack gap="md">
          <PasswordInput
            label={t.people.temporary}
            description={t.people.resetWhy}
            required
            minLength={8}
            data-autofocus
            autoComplete="new-password"
            value={password}
            onChange={(e) => setPassword(e.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit">{t.people.set}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A new account, with a password to hand over. */
export function AddDialog({ opened, onClose, onDone }: { opened: boolean; onClose: () => void; onDone: () => void }) {
  const [form, setForm] = useState({ email: "", name: "", password: "", owner: false });
  const add = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      await got(api.POST("/api/v1/users", { body: form }));
      onDone();
      onClose();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t.people.add}>
      <form onSubmit={add}>
        <Stack gap="md">
          <TextInput
            label={t.people.email}
            type="email"
            required
            value={form.email}
            onChange={(e) => setForm({ ...form, email: e.currentTarget.value })}
          />
          <TextInput
            label={t.people.name}
            value={form.name}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          />
          <PasswordInput
            label={t.people.temporary}
            required
            minLength={8}
            value={form.password}
            onChange={(e) => setForm({ ...form, password: e.currentTarget.value })}
          />
          <Checkbox
            label={t.people.ownerOf}
            checked={form.owner}
            onChange={(e) => setForm({ ...form, owner: e.currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button type="submit">{t.people.addShort}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
