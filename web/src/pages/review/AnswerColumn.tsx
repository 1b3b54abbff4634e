import { Button, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import type { Schemas } from "@/api/client";
import { shown } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import { type Answers, isField, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import { linksOf } from "@/kinds/span/span";
import { said } from "@/pages/items/ItemDrawer";
import type { Disputed } from "@/pages/review/compare";
import css from "@/pages/review/review.module.css";
import { type Mark, TextStage } from "@/stages/text/TextStage";

type Props = {
  annotation: Schemas["Reviewed"];
  data: Record<string, unknown>;
  schema: Schema;
  named: Map<string, Named>;
  disputed: Disputed;
  number: number;
  onAccept: () => void;
  onTake: () => void;
  onBack: () => void;
};

/** One annotator's answers; what not everybody answered is hatched and said in words. */
export function AnswerColumn({ annotation, data, schema, named, disputed, number, onAccept, onTake, onBack }: Props) {
  const answers = annotation.answers as Answers;
  const marks = useMemo(() => {
    const found = new Map<string, Mark[]>();
    for (const question of schema.questions) {
      if (question.type !== "regions") continue;
      const list = found.get(question.stage) ?? [];
      for (const region of regionsOf(answers, question.name)) {
        const name = named.get(`${question.name}/${region.label}`);
        const { start, end } = region.shape;
        list.push({
          id: region.id,
          start,
          end,
          label: name?.title ?? region.label,
          color: name?.color ?? "#888888",
          style: disputed.region(question.name, region.label, start, end) ? "differs" : "plain",
        });
      }
      found.set(question.stage, list);
    }
    return found;
  }, [schema, answers, named, disputed]);
  const links = useMemo(() => linksOf(schema, answers, named), [schema, answers, named]);
  return (
    <section className={css.column} aria-label={`Answers of ${annotation.name}`}>
      <div className={css.head}>
        <strong>{annotation.name}</strong>
        <span className="dim">
          {annotation.seconds} s{annotation.state === "rework" && " · sent back"}
          {annotation.revision > 1 && ` · revision ${annotation.revision}`}
        </span>
        <span className={css.grow} />
        <Tooltip label="Work on from these answers">
          <Button variant="subtle" color="gray" onClick={onTake}>
            Start from
          </Button>
        </Tooltip>
        <Button variant="subtle" color="gray" onClick={onBack} disabled={annotation.state === "rework"}>
          Send back
        </Button>
        <Button variant="default" onClick={onAccept}>
          Accept <kbd style={{ marginLeft: 6 }}>{shown(`Alt+${number}`)}</kbd>
        </Button>
      </div>
      <div className={css.text}>
        {schema.stages.map((stage) => (
          <TextStage
            key={stage.name}
            compact
            text={String(data[stage.source] ?? "")}
            marks={marks.get(stage.name) ?? []}
            links={links}
            direction={stage.direction}
            label={`${annotation.name}: ${stage.name}`}
          />
        ))}
      </div>
      <dl className={css.answers}>
        {schema.questions.map((q) => (
          <div key={q.name} data-differs={disputed.questions.has(q.name)}>
            <dt>{q.title ?? q.name}</dt>
            <dd>
              {isField(q)
                ? said(answers[q.name])
                : (q.type === "regions" ? regionsOf(answers, q.name) : relationsOf(answers, q.name)).length}
              {disputed.questions.has(q.name) && <span className={css.differs}>differs</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
