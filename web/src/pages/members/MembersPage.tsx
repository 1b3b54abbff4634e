import { ActionIcon, Button, CopyButton, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { membersQuery, meQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

type Role = Schemas["Role"];
const ROLES = Object.entries(t.members.roles).map(([value, label]) => ({ value, label }));

export function MembersPage() {
  const id = useProjectId();
  const client = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: members } = useSuspenseQuery(membersQuery(id));
  const { data: me } = useSuspenseQuery(meQuery);
  const may = project.may.includes("edit members");
  const invitations = useQuery({
    queryKey: ["invitations", id],
    queryFn: () => got(api.GET("/api/v1/projects/{id}/invitations", { params: { path: { id } } })),
    enabled: may,
  });
  const [inviting, setInviting] = useState(false);
  const refresh = () =>
    client.invalidateQueries({ predicate: (q) => ["members", "invitations"].includes(String(q.queryKey[0])) });
  const setRole = async (user: string, role: Role) => {
    await api
      .PUT("/api/v1/projects/{id}/members/{user}", { params: { path: { id, user } }, body: { role } })
      .catch(complain);
    await refresh();
  };
  const remove = async (user: string, name: string, role: Role) => {
    await api.DELETE("/api/v1/projects/{id}/members/{user}", { params: { path: { id, user } } }).catch(complain);
    await refresh();
    toast(t.members.removed(name), { undo: () => void setRole(user, role) });
  };
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      <div className={css.head}>
        <h1>{t.members.title}</h1>
        {may && <Button onClick={() => setInviting(true)}>{t.members.invite}</Button>}
      </div>
      <div className={css.card}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t.members.name}</th>
              <th>{t.members.email}</th>
              <th>{t.members.role}</th>
              <th aria-label={t.members.actions} />
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.id}>
                <td>
                  {member.name}
                  {member.id === me.id && <span className="dim"> {t.members.you}</span>}
                </td>
                <td>{member.email}</td>
                <td style={{ width: 300 }}>
                  {may ? (
                    <Select
                      aria-label={t.members.roleOf(member.name)}
                      data={ROLES}
                      value={member.role}
                      allowDeselect={false}
                      onChange={(role) => role && void setRole(member.id, role as Role)}
                    />
                  ) : (
                    t.app.roles[member.role]
                  )}
                </td>
                <td className={css.number}>
                  {may && member.id !== me.id && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t.members.remove(member.name)}
                      onClick={() => void remove(member.id, member.name, member.role)}
                    >
                      <IconX size={15} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(invitations.data?.length ?? 0) > 0 && (
        <>
          <h2 style={{ fontSize: 16, margin: "24px 0 8px" }}>{t.members.invitations}</h2>
          <div className={css.card}>
            <table className={css.table}>
              <tbody>
                {invitations.data!.map((each) => (
                  <tr key={each.id}>
                    <td>{each.email ?? t.members.anybody}</td>
                    <td>{t.app.roles[each.role]}</td>
                    <td className="dim">{t.members.until(each.expires_at.slice(0, 10))}</td>
                    <td className={css.number}>
                      <Button
                        variant="subtle"
                        color="gray"
                        onClick={() =>
                          void api
                            .DELETE("/api/v1/projects/{id}/invitations/{invitation}", {
                              params: { path: { id, invitation: each.id } },
                            })
                            .then(refresh, complain)
                        }
                      >
                        {t.members.withdraw}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <InviteDialog id={id} opened={inviting} onClose={() => setInviting(false)} onDone={refresh} />
    </main>
  );
}

function InviteDialog({
  id,
  opened,
  onClose,
  onDone,
}: {
  id: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const [role, setRole] = useState<Role>("annotator");
  const [email, setEmail] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const close = () => {
    setLink(null);
    setEmail("");
    setRole("annotator"); // the next link is for whoever it is asked for, not for who came before
    onClose();
  };
  const make = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const made = await got(
        api.POST("/api/v1/projects/{id}/invitations", {
          params: { path: { id } },
          body: { role, email: email.trim() || null },
        }),
      );
      setLink(`${window.location.origin}/join?secret=${made.secret}`);
      onDone();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={t.members.inviteTitle}>
      {link ? (
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t.members.sendLink}</p>
          <TextInput
            aria-label={t.members.link}
            value={link}
            readOnly
            onFocus={(e) => e.currentTarget.select()}
            className="mono"
          />
          <Group justify="flex-end">
            <CopyButton value={link}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t.members.copied : t.members.copyLink}</Button>}
            </CopyButton>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={make}>
          <Stack gap="md">
            <Select
              label={t.members.role}
              data={ROLES}
              value={role}
              allowDeselect={false}
              onChange={(v) => v && setRole(v as Role)}
            />
            <TextInput
              label={t.members.restrict}
              type="email"
              value={email}
              onChange={(e) => setEmail(e.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit">{t.members.createLink}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
