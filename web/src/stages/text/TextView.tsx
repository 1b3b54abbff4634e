import { useMemo } from "react";
import { questionsOn } from "@/editor/regions";
import type { StageViewProps } from "@/editor/stage";
import { linksOf, marksOf, spansOf } from "@/kinds/span/span";
import { TextStage } from "@/stages/text/TextStage";

/** A text with somebody's spans, to look at. */
export function TextView({ schema, stage, shown, answers, named, label, differs }: StageViewProps) {
  const marks = useMemo(() => {
    const apart = new Set(
      questionsOn(schema, stage.name).flatMap((q) =>
        spansOf(answers, q.name)
          .filter((r) => differs?.(q.name, r))
          .map((r) => r.id),
      ),
    );
    return marksOf(schema, stage.name, answers, named).map((m) =>
      apart.has(m.id) ? { ...m, style: "differs" as const } : m,
    );
  }, [schema, stage.name, answers, named, differs]);
  const links = useMemo(() => linksOf(schema, answers, named), [schema, answers, named]);
  return (
    <TextStage
      compact
      text={String(shown.data[stage.source] ?? "")}
      marks={marks}
      links={links}
      direction={stage.direction}
      label={label}
    />
  );
}
