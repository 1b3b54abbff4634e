import { Button, Checkbox, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { meQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useTitle } from "@/app/useTitle";
import { t } from "@/texts/texts";

const KEY = ["users"];

/** Everybody in the workspace; for owners. */
export function PeoplePage() {
  useTitle(t.people.title);
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: people } = useSuspenseQuery({ queryKey: KEY, queryFn: () => got(api.GET("/api/v1/users")) });
  const [adding, setAdding] = useState(false);
  const [resetting, setResetting] = useState<Schemas["UserOut"] | null>(null);
  const change = async (id: string, body: Schemas["UserChange"]) => {
    await api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body }).catch(complain);
    await client.invalidateQueries({ queryKey: KEY });
  };
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      <div className={css.head}>
        <h1>{t.people.title}</h1>
        <Button onClick={() => setAdding(true)}>{t.people.add}</Button>
      </div>
      <div className={css.card}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.people.name}</th>
              <th>{t.people.email}</th>
              <th>{t.people.owner}</th>
              <th>{t.people.since}</th>
              <th aria-label={t.people.actions} />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} style={{ opacity: person.disabled ? 0.6 : 1 }}>
                <td>{person.name}</td>
                <td>{person.email}</td>
                <td>
                  <Checkbox
                    aria-label={t.people.isOwner(person.name)}
                    checked={person.owner}
                    disabled={person.id === me.id}
                    onChange={(e) => void change(person.id, { owner: e.currentTarget.checked })}
                  />
                </td>
                <td className="dim">{person.created_at.slice(0, 10)}</td>
                <td className={css.number}>
                  {person.id !== me.id && (
                    <Button
                      variant="subtle"
                      color="gray"
                      aria-label={t.people.resetWho(person.name)}
                      onClick={() => setResetting(person)}
                    >
                      {t.people.reset}
                    </Button>
                  )}
                  {person.id !== me.id && (
                    <Button
                      variant="subtle"
                      color="gray"
                      aria-label={person.disabled ? t.people.enableWho(person.name) : t.people.disableWho(person.name)}
                      onClick={() => {
                        void change(person.id, { disabled: !person.disabled });
                        if (!person.disabled)
                          toast(t.people.noLonger(person.name), {
                            undo: () => void change(person.id, { disabled: false }),
                          });
                      }}
                    >
                      {person.disabled ? t.people.enable : t.people.disable}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {resetting && <ResetDialog person={resetting} onClose={() => setResetting(null)} />}
      <AddDialog
        opened={adding}
        onClose={() => setAdding(false)}
        onDone={() => void client.invalidateQueries({ queryKey: KEY })}
      />
    </main>
  );
}

/** An owner sets a password that a person forgot, and hands it over. */
function ResetDialog({ person, onClose }: { person: Schemas["UserOut"]; onClose: () => void }) {
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

function AddDialog({ opened, onClose, onDone }: { opened: boolean; onClose: () => void; onDone: () => void }) {
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
