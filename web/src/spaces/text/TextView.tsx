import { useMemo } from "react";
import type { StageViewProps } from "@/editor/stage";
import { arcsOf, marksOf } from "@/spaces/text/drawn";
import { TextCanvas } from "@/spaces/text/TextCanvas";

/** A text with somebody's regions, to look at. */
export function TextView(props: Omit<StageViewProps, "shown"> & { text: string }) {
  const { schema, stage, answers, named, label, differs, text } = props;
  const marks = useMemo(
    () => marksOf(schema, stage.name, answers, named, differs),
    [schema, stage.name, answers, named, differs],
  );
  const arcs = useMemo(() => arcsOf(schema, answers, named), [schema, answers, named]);
  return (
    <TextCanvas
      compact
      text={text}
      marks={marks}
      links={arcs}
      direction={stage.direction as "auto" | undefined}
      label={label}
    />
  );
}
