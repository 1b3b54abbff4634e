import { Button, Checkbox, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { meQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useTitle } from "@/app/useTitle";

const KEY = ["users"];

/** Everybody in the workspace; for owners. */
export function PeoplePage() {
  useTitle("People");
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: people } = useSuspenseQuery({ queryKey: KEY, queryFn: () => got(api.GET("/api/v1/users")) });
  const [adding, setAdding] = useState(false);
  const change = async (id: string, body: Schemas["UserChange"]) => {
    await api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body }).catch(complain);
    await client.invalidateQueries({ queryKey: KEY });
  };
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      <div className={css.head}>
        <h1>People</h1>
        <Button onClick={() => setAdding(true)}>Add a person</Button>
      </div>
      <div className={css.card}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th>E-mail</th>
              <th>Owner</th>
              <th>Since</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} style={{ opacity: person.disabled ? 0.6 : 1 }}>
                <td>{person.name}</td>
                <td>{person.email}</td>
                <td>
                  <Checkbox
                    aria-label={`${person.name} is an owner`}
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
                      onClick={() => {
                        void change(person.id, { disabled: !person.disabled });
                        if (!person.disabled)
                          toast(`${person.name} can no longer sign in`, {
                            undo: () => void change(person.id, { disabled: false }),
                          });
                      }}
                    >
                      {person.disabled ? "Enable" : "Disable"}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <AddDialog
        opened={adding}
        onClose={() => setAdding(false)}
        onDone={() => void client.invalidateQueries({ queryKey: KEY })}
      />
    </main>
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
    <Modal opened={opened} onClose={onClose} title="Add a person">
      <form onSubmit={add}>
        <Stack gap="md">
          <TextInput
            label="E-mail"
            type="email"
            required
            value={form.email}
            onChange={(e) => setForm({ ...form, email: e.currentTarget.value })}
          />
          <TextInput
            label="Name"
            value={form.name}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
          />
          <PasswordInput
            label="Temporary password"
            required
            minLength={8}
            value={form.password}
            onChange={(e) => setForm({ ...form, password: e.currentTarget.value })}
          />
          <Checkbox
            label="Owner of the workspace"
            checked={form.owner}
            onChange={(e) => setForm({ ...form, owner: e.currentTarget.checked })}
          />
          <Group justify="flex-end">
            <Button type="submit">Add</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
