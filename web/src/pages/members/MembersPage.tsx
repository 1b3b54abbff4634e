import { ActionIcon, Button, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "@/api/client";
import { membersQuery, meQuery, projectQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { AddDialog, ROLES, type Role } from "@/pages/members/AddDialog";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

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
      {inviting && <AddDialog id={id} onClose={() => setInviting(false)} onDone={refresh} />}
    </main>
  );
}
