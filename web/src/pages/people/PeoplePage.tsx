import { ActionIcon, Button, Checkbox, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { meQuery, usersQuery } from "@/api/queries";
import { ConfirmDialog } from "@/app/ConfirmDialog";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useTitle } from "@/app/useTitle";
import { AddDialog, ResetDialog } from "@/pages/people/dialogs";
import { WorkspaceSettings } from "@/pages/people/WorkspaceSettings";
import { WorkspaceTabs } from "@/pages/people/WorkspaceTabs";
import { t } from "@/texts/texts";

type User = Schemas["UserOut"];

/** Everybody in the workspace; for owners. */
export function PeoplePage() {
  useTitle(t.people.title);
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: people } = useSuspenseQuery(usersQuery);
  const [adding, setAdding] = useState(false);
  const [resetting, setResetting] = useState<User | null>(null);
  const [erasing, setErasing] = useState<User | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: usersQuery.queryKey });
  const change = async (id: string, body: Schemas["UserChange"]) => {
    await api.PATCH("/api/v1/users/{id}", { params: { path: { id } }, body }).catch(complain);
    await refresh();
  };
  const disable = (person: User) => {
    void change(person.id, { disabled: !person.disabled });
    if (!person.disabled)
      toast(t.people.noLonger(person.name), { undo: () => void change(person.id, { disabled: false }) });
  };
  const erase = async (person: User) => {
    setErasing(null);
    try {
      const gone = await got(api.POST("/api/v1/users/{id}/erase", { params: { path: { id: person.id } } }));
      toast(t.people.eraseDone(gone.name));
    } catch (error) {
      complain(error);
    }
    await refresh();
  };
  return (
    <>
      <WorkspaceTabs />
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
                <tr key={person.id}>
                  <td>{person.name}</td>
                  <td>
                    {person.erased ? "" : person.email}
                    {person.disabled && (
                      <span className="dim"> {person.erased ? t.people.erased : t.people.disabled}</span>
                    )}
                  </td>
                  <td>
                    <Checkbox
                      aria-label={t.people.isOwner(person.name)}
                      checked={person.owner}
                      disabled={person.id === me.id || person.erased}
                      onChange={(e) => void change(person.id, { owner: e.currentTarget.checked })}
                    />
                  </td>
                  <td className="dim">{person.created_at.slice(0, 10)}</td>
                  <td className={css.number}>
                    {person.id !== me.id && !person.erased && (
                      <PersonMenu
                        person={person}
                        onReset={() => setResetting(person)}
                        onDisable={() => disable(person)}
                        onErase={() => setErasing(person)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <WorkspaceSettings />
        {resetting && <ResetDialog person={resetting} onClose={() => setResetting(null)} />}
        <AddDialog opened={adding} onClose={() => setAdding(false)} onDone={() => void refresh()} />
        {erasing && (
          <ConfirmDialog
            opened
            title={t.people.eraseTitle(erasing.name)}
            why={t.people.eraseWhy}
            act={t.people.erase}
            keep={t.people.keep}
            onKeep={() => setErasing(null)}
            onAct={() => void erase(erasing)}
          />
        )}
      </main>
    </>
  );
}

type MenuProps = { person: User; onReset: () => void; onDisable: () => void; onErase: () => void };

function PersonMenu({ person, onReset, onDisable, onErase }: MenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={20} aria-label={t.people.more(person.name)}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item aria-label={t.people.resetWho(person.name)} onClick={onReset}>
          {t.people.reset}
        </Menu.Item>
        <Menu.Item
          aria-label={person.disabled ? t.people.enableWho(person.name) : t.people.disableWho(person.name)}
          onClick={onDisable}
        >
          {person.disabled ? t.people.enable : t.people.disable}
        </Menu.Item>
        <Menu.Item color="red" onClick={onErase}>
          {t.people.erase}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
