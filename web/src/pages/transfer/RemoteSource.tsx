import { Button, Checkbox, Group, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, got } from "@/api/client";
import css from "@/app/shell.module.css";
import { t } from "@/texts/texts";

/** Pictures that lie elsewhere: addresses or buckets, a line each. */
export function RemoteSource({ id, onDone }: { id: string; onDone: () => Promise<unknown> }) {
  const [addresses, setAddresses] = useState("");
  const [pattern, setPattern] = useState("");
  const [copy, setCopy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const lines = addresses
    .split(/\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const take = async () => {
    setProblem(null);
    try {
      await got(
        api.POST("/api/v1/projects/{id}/media/from", {
          params: { path: { id } },
          body: { addresses: lines, pattern: pattern.trim() || "*", copy, batch: null, items: true },
        }),
      );
      setAddresses("");
    } catch (error) {
      setProblem((error as Error).message);
    }
    await onDone();
  };
  return (
    <details className={`${css.card} ${css.section}`} style={{ marginBottom: 16 }}>
      <summary>{t.transfer.remote}</summary>
      <Textarea
        mt="sm"
        label={t.transfer.addresses}
        autosize
        minRows={2}
        maxRows={10}
        placeholder={t.transfer.addressesHint}
        value={addresses}
        onChange={(e) => setAddresses(e.currentTarget.value)}
      />
      <Group mt="sm" align="end">
        <TextInput
          label={t.transfer.onlyLike}
          placeholder={t.transfer.onlyLikeHint}
          value={pattern}
          onChange={(e) => setPattern(e.currentTarget.value)}
        />
        <Checkbox
          label={t.transfer.copy}
          description={t.transfer.copyWhy}
          checked={copy}
          onChange={(e) => setCopy(e.currentTarget.checked)}
        />
        <span className={css.grow} />
        <Button variant="default" disabled={lines.length === 0} onClick={() => void take()}>
          {t.transfer.import}
        </Button>
      </Group>
      {problem && (
        <p role="alert" style={{ color: "var(--tm-bad)" }}>
          {problem}
        </p>
      )}
    </details>
  );
}
