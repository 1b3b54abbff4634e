import { TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/texts/texts";

type Props = {
  name: string;
  value: string | undefined;
  /** What already has a key, in words; null when it is free. */
  taken: (key: string, name: string) => string | null;
  onChange: (key: string | undefined) => void;
};

/** The key of a label or option. One that is taken is refused here, with what has it. */
export function KeyInput({ name, value, taken, onChange }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  const fault = refused ?? (value ? taken(value, name) : null);
  const type = (typed: string) => {
    const key = typed.toLowerCase();
    if (key === "") {
      setRefused(null);
      onChange(undefined);
      return;
    }
    const why = /^[0-9a-z]$/.test(key) ? taken(key, name) : t.schema.keyForm;
    setRefused(why);
    if (!why) onChange(key);
  };
  return (
    <TextInput
      w={44}
      aria-label={t.schema.key(name)}
      placeholder={t.schema.keyShort}
      maxLength={1}
      value={value ?? ""}
      error={fault !== null}
      title={fault ?? undefined}
      aria-description={fault ?? undefined}
      onChange={(e) => type(e.currentTarget.value)}
      onBlur={() => setRefused(null)}
    />
  );
}
