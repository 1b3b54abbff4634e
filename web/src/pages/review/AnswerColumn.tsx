import { Button, Tooltip } from "@mantine/core";
import type { Schemas } from "@/api/client";
import { shown as keyName } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import { type Answers, isField, regionsOf, relationsOf, type Schema } from "@/editor/schema";
import type { Shown } from "@/editor/stage";
import { said } from "@/pages/items/ItemDrawer";
import type { Disputed } from "@/pages/review/compare";
import css from "@/pages/review/review.module.css";
import { STAGES } from "@/stages";

type Props = {
  annotation: Schemas["Reviewed"];
  shown: Shown;
  schema: Schema;
  named: Map<string, Named>;
  disputed: Disputed;
  number: number;
  onAccept: () => void;
  onTake: () => void;
  onBack: () => void;
};

/** One annotator's answers; what not everybody answered is hatched and said in words. */
export function AnswerColumn({ annotation, shown, schema, named, disputed, number, onAccept, onTake, onBack }: Props) {
  const answers = annotation.answers as Answers;
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
          Accept <kbd style={{ marginLeft: 6 }}>{keyName(`Alt+${number}`)}</kbd>
        </Button>
      </div>
      <div className={css.text}>
        {schema.stages.map((stage) => {
          const { View } = STAGES[stage.type];
          return (
            <View
              key={stage.name}
              schema={schema}
              stage={stage}
              shown={shown}
              answers={answers}
              named={named}
              label={`${annotation.name}: ${stage.name}`}
              differs={(question, region) => disputed.region(question, region, annotation.id)}
            />
          );
        })}
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
