import { ActionIcon, ColorInput, Group, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Fragment, useRef } from "react";
import { PALETTE, reservedKeys } from "@/editor/labels";
import { bind, useRegistry } from "@/editor/registry";
import type { Label, Option, Schema } from "@/editor/schema";
import { AttributesForm } from "@/pages/schema/AttributesForm";
import { KeyInput } from "@/pages/schema/KeyInput";
import css from "@/pages/schema/schema.module.css";
import { t } from "@/texts/texts";

type Entry = Option & Label;

/** Labels or options, a row each; Enter adds the next one. A pasted list becomes as many rows. */
export function Names<T extends Option | Label>({
  title,
  list,
  schema,
  colored,
  onChange,
}: {
  title: string;
  schema: Schema;
  list: T[];
  colored?: boolean;
  onChange: (list: T[]) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const entries = list as Entry[];
  const set = (next: Entry[]) => onChange(next as T[]);
  const focus = (at: number) =>
    setTimeout(() => box.current?.querySelectorAll<HTMLInputElement>("input[data-name]")[at]?.focus());
  const add = (at: number) => {
    set([...entries.slice(0, at), { name: "" }, ...entries.slice(at)]);
    focus(at);
  };
  const taken = useTakenKeys(schema);
  return (
    <div ref={box}>
      <div className={css.namesTitle}>
        {title}
        <ActionIcon variant="subtle" size="sm" aria-label={t.schema.add(title)} onClick={() => add(entries.length)}>
          <IconPlus size={14} />
        </ActionIcon>
      </div>
      {entries.map((entry, i) => (
        <Fragment key={i}>
          <Group gap={4} wrap="nowrap" mb={4}>
            <TextInput
              data-name
              style={{ flex: 1 }}
              aria-label={t.schema.nth(title, i + 1)}
              value={entry.name}
              onChange={(e) => set(entries.map((x, j) => (j === i ? { ...x, name: e.currentTarget.value } : x)))}
              onPaste={(e) => {
                const names = e.clipboardData
                  .getData("text")
                  .split(/[\n,;]+/)
                  .map((n) => n.trim())
                  .filter(Boolean);
                if (names.length < 2) return;
                e.preventDefault();
                set([...entries.slice(0, i), ...names.map((name) => ({ name })), ...entries.slice(i + 1)]);
              }}
              onKeyDown={(e) => {
                if (e.key === "Enter") {
                  e.preventDefault();
                  add(i + 1);
                }
                if (e.key === "Backspace" && entry.name === "" && entries.length > 1) {
                  e.preventDefault();
                  set(entries.filter((_, j) => j !== i));
                  focus(Math.max(0, i - 1));
                }
              }}
            />
            {colored && (
              <ColorInput
                withEyeDropper={false}
                w={112}
                size="xs"
                aria-label={t.schema.color(entry.name)}
                placeholder={t.schema.automatic}
                value={entry.color ?? ""}
                swatches={PALETTE}
                format="hex"
                onChange={(color) =>
                  set(
                    entries.map((x, j) =>
                      j === i ? { ...x, color: /^#[0-9a-f]{6}$/i.test(color) ? color : undefined } : x,
                    ),
                  )
                }
              />
            )}
            <KeyInput
              name={entry.name}
              value={entry.key}
              taken={taken}
              onChange={(key) => set(entries.map((x, j) => (j === i ? { ...x, key } : x)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.schema.remove(entry.name)}
              disabled={entries.length === 1}
              onClick={() => set(entries.filter((_, j) => j !== i))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
          {colored && (
            <AttributesForm
              label={entry}
              schema={schema}
              onChange={(label) => set(entries.map((x, k) => (k === i ? (label as Entry) : x)))}
            />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** What already has a key in this schema: commands, and labels or options with one of their own; by the key. */
function useTakenKeys(schema: Schema): (key: string, name: string) => string | null {
  const registry = useRegistry();
  const found = bind(schema, registry);
  const reserved = reservedKeys(found);
  const named = found.questions.flatMap((q) => found.offered(q).options);
  return (key, name) => {
    if (reserved.has(key)) return t.schema.keyReserved(key, t.schema.reserved[key] ?? t.schema.reservedOther);
    const other = named.find((o) => o.key === key && o.name !== name);
    return other ? t.schema.keyTaken(key, other.title ?? other.name) : null;
  };
}
