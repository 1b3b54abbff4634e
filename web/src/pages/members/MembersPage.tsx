import { ActionIcon, Button, CopyButton, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import { membersQuery, meQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useProjectId } from "@/pages/project/projectId";

type Role = Schemas["Role"];
const ROLES: { value: Role; label: string }[] = [
  { value: "annotator", label: "Annotator — labels" },
  { value: "reviewer", label: "Reviewer — labels, reviews, sees quality" },
  { value: "manager", label: "Manager — everything in this project" },
  { value: "viewer", label: "Viewer — reads results" },
];

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
    toast(`${name} is no longer a member; their work stays`, { undo: () => void setRole(user, role) });
  };
  return (
    <main className={css.main} style={{ maxWidth: 960 }}>
      <div className={css.head}>
        <h1>Members</h1>
        {may && <Button onClick={() => setInviting(true)}>Invite</Button>}
      </div>
      <div className={css.card}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th>E-mail</th>
              <th>Role</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.id}>
                <td>
                  {member.name}
                  {member.id === me.id && <span className="dim"> (you)</span>}
                </td>
                <td>{member.email}</td>
                <td style={{ width: 300 }}>
                  {may ? (
                    <Select
                      aria-label={`Role of ${member.name}`}
                      data={ROLES}
                      value={member.role}
                      allowDeselect={false}
                      onChange={(role) => role && void setRole(member.id, role as Role)}
                    />
                  ) : (
                    member.role
                  )}
                </td>
                <td className={css.number}>
                  {may && member.id !== me.id && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={`Remove ${member.name}`}
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
          <h2 style={{ fontSize: 16, margin: "24px 0 8px" }}>Open invitations</h2>
          <div className={css.card}>
            <table className={css.table}>
              <tbody>
                {invitations.data!.map((each) => (
                  <tr key={each.id}>
                    <td>{each.email ?? "whoever has the link"}</td>
                    <td>{each.role}</td>
                    <td className="dim">until {each.expires_at.slice(0, 10)}</td>
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
                        Withdraw
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
    <Modal opened={opened} onClose={close} title="Invite somebody">
      {link ? (
        <Stack gap="md">
          <p style={{ margin: 0 }}>Send this link. It works once, for 14 days, and is not shown again.</p>
          <TextInput
            aria-label="Invitation link"
            value={link}
            readOnly
            onFocus={(e) => e.currentTarget.select()}
            className="mono"
          />
          <Group justify="flex-end">
            <CopyButton value={link}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? "Copied" : "Copy the link"}</Button>}
            </CopyButton>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={make}>
          <Stack gap="md">
            <Select
              label="As"
              data={ROLES}
              value={role}
              allowDeselect={false}
              onChange={(v) => v && setRole(v as Role)}
            />
            <TextInput
              label="Restrict to email (optional)"
              type="email"
              value={email}
              onChange={(e) => setEmail(e.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit">Create link</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
