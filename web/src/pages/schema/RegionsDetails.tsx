import { Checkbox, Group, MultiSelect, Select } from "@mantine/core";
import { Fragment } from "react";
import { useRegistry } from "@/editor/registry";
import type { RegionsQuestion, Schema } from "@/editor/schema";
import { placed } from "@/pages/schema/fresh";
import { t } from "@/texts/texts";

type Props = { question: RegionsQuestion; schema: Schema; onChange: (question: RegionsQuestion) => void };

/** Where regions lie, which shapes they may have, and what each of these has to set. */
export function RegionsDetails({ question, schema, onChange }: Props) {
  const registry = useRegistry();
  const typeOf = (name: string) => schema.stages.find((s) => s.name === name)?.type;
  const kinds = registry.shapesOn(typeOf(question.stage));
  const shapes = question.shapes ?? kinds.slice(0, 1).map((kind) => kind.type);
  const stage = registry.stages.get(typeOf(question.stage) ?? "");
  /** Without what only the shapes need that are not taken any more. */
  const setShapes = (next: string[]) => {
    const gone = [...registry.regions.values()].filter((kind) => !next.includes(kind.type));
    const cleaned = gone.reduce((q, kind) => kind.form?.without?.(q) ?? q, question);
    onChange({ ...cleaned, shapes: next, layer: next.length === 1 ? cleaned.layer : undefined });
  };
  const place = (name: string) => {
    const moved = { ...question, stage: name };
    if (typeOf(name) === typeOf(question.stage)) return onChange(moved);
    const cleaned = [...registry.regions.values()].reduce((q, kind) => kind.form?.without?.(q) ?? q, moved);
    const { ordered: _, ...rest } = cleaned;
    onChange(placed(rest, schema, registry));
  };
  const settings = kinds.filter((kind) => shapes.includes(kind.type) && kind.form?.Settings);
  return (
    <>
      {schema.stages.length > 1 && (
        <Select
          label={t.schema.on}
          data={schema.stages.map((s) => s.name)}
          value={question.stage}
          allowDeselect={false}
          onChange={(v) => v && place(v)}
        />
      )}
      {kinds.length > 1 && (
        <MultiSelect
          label={t.schema.shapes}
          size="xs"
          data={kinds.map((kind) => ({ value: kind.type, label: kind.plural }))}
          value={shapes}
          onChange={(v) => v.length && setShapes(v)}
        />
      )}
      <Group gap="lg" align="end">
        {settings.map(({ type, form }) => {
          const Settings = form!.Settings!;
          return (
            <Fragment key={type}>
              <Settings question={question} schema={schema} onChange={onChange} />
            </Fragment>
          );
        })}
        {stage?.covers && (
          <Checkbox
            label={t.schema.reading}
            checked={question.ordered ?? false}
            onChange={(e) => onChange({ ...question, ordered: e.currentTarget.checked || undefined })}
          />
        )}
      </Group>
    </>
  );
}
