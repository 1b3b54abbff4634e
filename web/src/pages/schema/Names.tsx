import { ActionIcon, ColorInput, Group, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Fragment, useRef } from "react";
import { PALETTE } from "@/editor/labels";
import type { Label, Option } from "@/editor/schema";
import { AttributesForm } from "@/pages/schema/AttributesForm";
import css from "@/pages/schema/schema.module.css";

type Entry = Option & Label;

/** Labels or options, a row each; Enter adds the next one. A pasted list becomes as many rows. */
export function Names<T extends Option | Label>({
  title,
  list,
  colored,
  onChange,
}: {
  title: string;
  list: T[];
  colored?: boolean;
  onChange: (list: T[]) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const entries = list as Entry[];
  const set = (next: Entry[]) => onChange(next as T[]);
  const focus = (at: number) =>
    setTimeout(() => box.current?.querySelectorAll<HTMLInputElement>("[data-name] input")[at]?.focus());
  const add = (at: number) => {
    set([...entries.slice(0, at), { name: "" }, ...entries.slice(at)]);
    focus(at);
  };
  return (
    <div ref={box}>
      <div className={css.namesTitle}>
        {title}
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label={`Add to ${title.toLowerCase()}`}
          onClick={() => add(entries.length)}
        >
          <IconPlus size={14} />
        </ActionIcon>
      </div>
      {entries.map((entry, i) => (
        <Fragment key={i}>
          <Group gap={4} wrap="nowrap" mb={4}>
            <TextInput
              data-name
              style={{ flex: 1 }}
              aria-label={`${title} ${i + 1}`}
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
                aria-label={`Colour of ${entry.name}`}
                placeholder="automatic"
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
            <TextInput
              w={44}
              aria-label={`Key of ${entry.name}`}
              placeholder="key"
              maxLength={1}
              value={entry.key ?? ""}
              onChange={(e) =>
                set(
                  entries.map((x, j) =>
                    j === i
                      ? { ...x, key: /^[0-9a-z]$/.test(e.currentTarget.value) ? e.currentTarget.value : undefined }
                      : x,
                  ),
                )
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${entry.name}`}
              disabled={entries.length === 1}
              onClick={() => set(entries.filter((_, j) => j !== i))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
          {colored && (
            <AttributesForm
              label={entry}
              onChange={(label) => set(entries.map((x, k) => (k === i ? (label as Entry) : x)))}
            />
          )}
        </Fragment>
      ))}
    </div>
  );
}
