import { Checkbox, Group, MultiSelect, Select } from "@mantine/core";
import type { RegionsQuestion, Schema, Shape } from "@/editor/schema";
import { SKELETONS } from "@/pages/schema/templates";

const SHAPES: { value: Shape["type"]; label: string }[] = [
  { value: "box", label: "Boxes" },
  { value: "polygon", label: "Polygons" },
  { value: "polyline", label: "Lines" },
  { value: "ellipse", label: "Ellipses" },
  { value: "keypoints", label: "Keypoints" },
  { value: "mask", label: "Masks" },
];

type Props = { question: RegionsQuestion; schema: Schema; onChange: (question: RegionsQuestion) => void };

/** Where regions lie and which shapes they may have. */
export function RegionsDetails({ question, schema, onChange }: Props) {
  const typeOf = (name: string) => schema.stages.find((s) => s.name === name)?.type;
  const place = (stage: string) => {
    if (typeOf(stage) === typeOf(question.stage)) return onChange({ ...question, stage });
    const { rotated: _, layer: __, ordered: ___, ...rest } = question;
    const shapes: Shape["type"][] = typeOf(stage) === "image" ? ["box"] : ["span"];
    const labels = question.labels.map(({ skeleton: _, ...label }) => label);
    return onChange({ ...rest, stage, shapes, labels });
  };
  const shapes = question.shapes ?? ["span"];
  const setShapes = (next: Shape["type"][]) =>
    onChange({
      ...question,
      shapes: next,
      rotated: next.includes("box") ? question.rotated : undefined,
      layer: next.join() === "mask" ? question.layer : undefined,
      labels: next.includes("keypoints") ? question.labels : question.labels.map(({ skeleton: _, ...label }) => label),
    });
  return (
    <>
      {schema.stages.length > 1 && (
        <Select
          label="On"
          data={schema.stages.map((s) => s.name)}
          value={question.stage}
          allowDeselect={false}
          onChange={(v) => v && place(v)}
        />
      )}
      {typeOf(question.stage) === "image" && (
        <>
          <MultiSelect
            label="Shapes"
            size="xs"
            data={SHAPES}
            value={shapes}
            onChange={(v) => v.length && setShapes(v as Shape["type"][])}
          />
          <Group gap="lg">
            {shapes.includes("box") && (
              <Checkbox
                label="Boxes may be turned"
                checked={question.rotated ?? false}
                onChange={(e) => onChange({ ...question, rotated: e.currentTarget.checked || undefined })}
              />
            )}
            <Checkbox
              label="In reading order"
              checked={question.ordered ?? false}
              onChange={(e) => onChange({ ...question, ordered: e.currentTarget.checked || undefined })}
            />
          </Group>
          {shapes.join() === "mask" && (
            <Select
              label="Painted"
              data={[
                { value: "", label: "Masks that may overlap" },
                { value: "semantic", label: "One layer: one mask a label" },
                { value: "panoptic", label: "One layer: one mask an object" },
              ]}
              value={question.layer ?? ""}
              allowDeselect={false}
              onChange={(v) => onChange({ ...question, layer: (v || undefined) as RegionsQuestion["layer"] })}
            />
          )}
          {shapes.includes("keypoints") && (
            <Select
              label="Skeleton of all labels"
              placeholder="one point"
              clearable
              data={Object.keys(SKELETONS)}
              value={
                Object.keys(SKELETONS).find(
                  (n) => SKELETONS[n]!.joints.join() === question.labels[0]?.skeleton?.joints.join(),
                ) ?? null
              }
              onChange={(v) =>
                onChange({
                  ...question,
                  labels: question.labels.map(({ skeleton: _, ...label }) =>
                    v ? { ...label, skeleton: SKELETONS[v] } : label,
                  ),
                })
              }
            />
          )}
        </>
      )}
    </>
  );
}
