import { Button, CopyButton, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { day, minute } from "@/texts/many";
import { t } from "@/texts/texts";

const VALIDITY = Object.entries(t.account.validity).map(([value, label]) => ({ value, label }));

/** One's own access tokens: how long each is valid and when it was used, and a new one, shown once. */
export function Tokens() {
  const client = useQueryClient();
  const key = ["tokens"];
  const { data: tokens } = useQuery({ queryKey: key, queryFn: () => got(api.GET("/api/v1/me/tokens")) });
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [made, setMade] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const make = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const body = { name, days: days ? Number(days) : null };
      setMade((await got(api.POST("/api/v1/me/tokens", { body }))).token);
      setName("");
      await refresh();
    } catch (error) {
      complain(error);
    }
  };
  return (
    <div className={css.section}>
      <h2>{t.account.tokens}</h2>
      <p className="dim" style={{ marginTop: 0 }}>
        {t.account.tokensHow} <span className="mono">{"Authorization: Bearer …"}</span>
      </p>
      {tokens?.map((token) => (
        <Group key={token.id} justify="space-between" py={4} wrap="nowrap">
          <span>
            {token.name}{" "}
            <span className="dim">
              {t.account.since(day(token.created_at))}
              {token.expires_at && ` · ${t.account.until(day(token.expires_at))}`}
              {` · ${token.last_used_at ? t.account.used(minute(token.last_used_at)) : t.account.unused}`}
            </span>
          </span>
          <Button
            variant="subtle"
            color="gray"
            onClick={() =>
              void api.DELETE("/api/v1/me/tokens/{id}", { params: { path: { id: token.id } } }).then(refresh, complain)
            }
          >
            {t.account.revoke}
          </Button>
        </Group>
      ))}
      {(tokens?.length ?? 0) > 1 && (
        <Button variant="default" mt="xs" onClick={() => void api.DELETE("/api/v1/me/tokens").then(refresh, complain)}>
          {t.account.revokeAll}
        </Button>
      )}
      <form onSubmit={make}>
        <Group align="end" gap="sm" mt="sm">
          <TextInput
            label={t.account.name}
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
            required
            style={{ flex: 1 }}
          />
          <Select
            label={t.account.days}
            data={VALIDITY}
            value={days}
            allowDeselect={false}
            onChange={(v) => setDays(v ?? "")}
            w={130}
          />
          <Button type="submit" variant="default">
            {t.account.createToken}
          </Button>
        </Group>
      </form>
      <Modal opened={made !== null} onClose={() => setMade(null)} title={t.account.newToken}>
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t.account.copyNow}</p>
          <TextInput
            aria-label={t.account.token}
            value={made ?? ""}
            readOnly
            onFocus={(e) => e.currentTarget.select()}
          />
          <Group justify="flex-end">
            <CopyButton value={made ?? ""}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t.account.copied : t.account.copy}</Button>}
            </CopyButton>
          </Group>
        </Stack>
      </Modal>
    </div>
  );
}
