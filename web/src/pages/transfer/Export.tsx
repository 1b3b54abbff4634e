import { Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, got, type Schemas } from "@/api/client";
import css from "@/app/shell.module.css";
import { complain } from "@/app/toast";
import { t } from "@/texts/texts";

type Props = { id: string; formats: Schemas["FormatOut"][]; items: number; onDone: () => Promise<unknown> };

/** Shares of train, val and test by how they are written. */
const SHARES: Record<string, Schemas["Shares"]> = {
  "80/20": { train: 0.8, val: 0.2, test: 0 },
  "80/10/10": { train: 0.8, val: 0.1, test: 0.1 },
  "70/15/15": { train: 0.7, val: 0.15, test: 0.15 },
};

/** Everything or a part of the project as a file; it is made by a job and stands in the list below. */
export function Export({ id, formats, items, onDone }: Props) {
  const [name, setName] = useState("truemark");
  const [withImages, setWithImages] = useState(false);
  const [filter, setFilter] = useState("");
  const [splits, setSplits] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const format = formats.find((f) => f.name === name);
  const takesImages = format?.media === "optional";
  const body = {
    format: name,
    images: withImages && takesImages,
    filter: filter.trim(),
    splits: (format?.splits && splits && SHARES[splits]) || null,
  };
  const go = async () => {
    setFault(null);
    await got(api.POST("/api/v1/projects/{id}/exports", { params: { path: { id } }, body })).catch((error) =>
      filter.trim() ? setFault((error as Error).message) : complain(error),
    );
    await onDone();
  };
  return (
    <section className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
      <h2>{t.transfer.export}</h2>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void go();
        }}
      >
        <Group align="end">
          <Select
            label={t.transfer.format}
            data={formats.map((f) => ({ value: f.name, label: f.title }))}
            value={name}
            allowDeselect={false}
            onChange={(v) => v && setName(v)}
            style={{ flex: 1 }}
          />
          {format?.splits && (
            <Select
              label={t.transfer.splits}
              placeholder={t.transfer.noSplits}
              data={Object.keys(SHARES)}
              value={splits}
              clearable
              onChange={setSplits}
              w={150}
            />
          )}
        </Group>
        <Group align="end" mt="sm">
          <TextInput
            label={t.transfer.onlyItems}
            placeholder={t.transfer.onlyItemsHint}
            value={filter}
            error={fault}
            onChange={(e) => setFilter(e.currentTarget.value)}
            style={{ flex: 1 }}
          />
          {takesImages && (
            <Checkbox
              label={t.transfer.withImages}
              checked={withImages}
              onChange={(e) => setWithImages(e.currentTarget.checked)}
              pb={6}
            />
          )}
          <Button type="submit">{filter.trim() ? t.transfer.exportSome : t.transfer.exportItems(items)}</Button>
        </Group>
      </form>
    </section>
  );
}
