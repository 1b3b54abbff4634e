import { SegmentedControl, Textarea } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { parse, stringify } from "yaml";
import { api, got, Problem } from "@/api/client";
import type { Schema } from "@/editor/schema";
import { Preview } from "@/pages/schema/Preview";
import { SchemaForm } from "@/pages/schema/SchemaForm";
import css from "@/pages/schema/schema.module.css";
import { t } from "@/texts/texts";

type Fault = { path: string; message: string };
type Props = { value: Schema; onChange: (schema: Schema, valid: boolean) => void; sample: string };

/** A schema as a form and as text, both editing the same thing, beside the labeling screen that it makes. */
export function SchemaEditor({ value, onChange, sample }: Props) {
  const [view, setView] = useState<"form" | "yaml" | "json">("form");
  const [text, setText] = useState("");
  const [faults, setFaults] = useState<Fault[]>([]);
  const [good, setGood] = useState<Schema>(value);
  const written = useMemo(() => (view === "json" ? JSON.stringify(value, null, 2) : stringify(value)), [view, value]);
  const [typed, setTyped] = useState(false);
  useEffect(() => {
    if (!typed) setText(written);
  }, [written, typed]);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      try {
        const checked = await got(
          api.POST("/api/v1/projects/check-schema", { body: { schema: value as unknown as Record<string, unknown> } }),
        );
        if (!current) return;
        setFaults([]);
        setGood(checked.schema as unknown as Schema);
        onChange(value, true);
      } catch (error) {
        if (!current) return;
        setFaults(
          error instanceof Problem && error.problem.errors
            ? error.problem.errors
            : [{ path: "", message: (error as Error).message }],
        );
        onChange(value, false);
      }
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, onChange]);

  const type = (next: string) => {
    setTyped(true);
    setText(next);
    try {
      const read = parse(next) as Schema;
      if (read && typeof read === "object") onChange(read, false);
    } catch (error) {
      setFaults([{ path: "text", message: (error as Error).message.split("\n")[0]! }]);
    }
  };
  return (
    <div className={css.editor}>
      <div className={css.left}>
        <SegmentedControl
          value={view}
          aria-label={t.schema.editAs}
          onChange={(v) => {
            setTyped(false);
            setView(v as "form");
          }}
          data={[
            { value: "form", label: t.schema.form },
            { value: "yaml", label: t.schema.yaml },
            { value: "json", label: t.schema.json },
          ]}
        />
        {view === "form" ? (
          <SchemaForm schema={value} faults={faults} onChange={(schema) => onChange(schema, false)} />
        ) : (
          <Textarea
            aria-label={t.schema.asText(view.toUpperCase())}
            value={text}
            onChange={(e) => type(e.currentTarget.value)}
            onBlur={() => setTyped(false)}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12, height: "56vh" } }}
          />
        )}
        {faults.length > 0 && (
          <ul className={css.faults} role="alert">
            {faults.map((f) => (
              <li key={f.path + f.message}>
                <span className="mono">{f.path.replace(/^schema\.?/, "") || t.schema.whole}</span> {f.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Preview schema={good} sample={sample} />
    </div>
  );
}
