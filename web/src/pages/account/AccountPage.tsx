import { Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, got } from "@/api/client";
import { meQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { useTitle } from "@/app/useTitle";
import { Tokens } from "@/pages/account/Tokens";
import { t } from "@/texts/texts";

export function AccountPage() {
  useTitle(t.account.title);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const [name, setName] = useState(me.name);
  const [passwords, setPasswords] = useState({ old_password: "", new_password: "" });
  const out = async () => {
    client.clear();
    await navigate({ to: "/sign-in", search: { to: undefined } });
  };
  const rename = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      client.setQueryData(meQuery.queryKey, await got(api.PATCH("/api/v1/me", { body: { name } })));
      toast(t.account.nameSaved);
    } catch (error) {
      complain(error);
    }
  };
  const change = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      await api.POST("/api/v1/me/password", { body: passwords });
      await out();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <main className={css.main} style={{ maxWidth: 640 }}>
      <div className={css.head}>
        <h1>{t.account.title}</h1>
      </div>
      <div className={css.card}>
        <form onSubmit={rename} className={css.section}>
          <h2>{me.email}</h2>
          <Group align="end" gap="sm">
            <TextInput
              label={t.account.name}
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
              required
              style={{ flex: 1 }}
            />
            <Button type="submit" variant="default">
              {t.account.save}
            </Button>
          </Group>
        </form>
        <Tokens />
        <form onSubmit={change} className={css.section}>
          <h2>{t.account.password}</h2>
          <Stack gap="md">
            <PasswordInput
              label={t.account.oldPassword}
              required
              autoComplete="current-password"
              value={passwords.old_password}
              onChange={(e) => setPasswords({ ...passwords, old_password: e.currentTarget.value })}
            />
            <PasswordInput
              label={t.account.newPassword}
              required
              minLength={8}
              autoComplete="new-password"
              value={passwords.new_password}
              onChange={(e) => setPasswords({ ...passwords, new_password: e.currentTarget.value })}
            />
            <Group>
              <Button type="submit" variant="default">
                {t.account.change}
              </Button>
            </Group>
          </Stack>
        </form>
        <div className={css.section}>
          <h2>{t.account.sessions}</h2>
          <Button
            variant="default"
            onClick={() =>
              void api.POST("/api/v1/sign-out", { params: { query: { everywhere: true } } }).then(out, complain)
            }
          >
            {t.account.everywhere}
          </Button>
        </div>
      </div>
    </main>
  );
}
