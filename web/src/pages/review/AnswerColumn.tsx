import { Button, Tooltip } from "@mantine/core";
import type { Schemas } from "@/api/client";
import { sayAnswer } from "@/desk/say";
import { shown as keyName } from "@/editor/keys";
import type { Named } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, linksOf } from "@/editor/schema";
import type { Shown } from "@/editor/stage";
import type { Disputed } from "@/pages/review/compare";
import { Rework } from "@/pages/review/Rework";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

type Props = {
  annotation: Schemas["Reviewed"];
  shown: Shown;
  schema: BoundSchema;
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
    <section className={css.column} aria-label={t.review.answersOf(annotation.name)}>
      <div className={css.head}>
        <strong>{annotation.name}</strong>
        <span className="dim">
          {annotation.seconds} s{annotation.state === "rework" && ` · ${t.review.returned}`}
          {annotation.revision > 1 && ` · ${t.review.revision(annotation.revision)}`}
        </span>
        <span className={css.grow} />
        <Tooltip label={t.review.baseWhy}>
          <Button variant="subtle" color="gray" onClick={onTake}>
            {t.review.baseShort}
          </Button>
        </Tooltip>
        <Button variant="subtle" color="gray" onClick={onBack} disabled={annotation.state === "rework"}>
          {t.review.sendBack}
        </Button>
        <Button variant="default" onClick={onAccept}>
          {t.review.acceptShort} <kbd style={{ marginLeft: 6 }}>{keyName(`Alt+${number}`)}</kbd>
        </Button>
      </div>
      <Rework desk={{ schema, named, shown }} annotations={[annotation]} />
      <div className={css.text}>
        {schema.stages.map((stage) => {
          const { View } = schema.registry.stage(stage);
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
              {schema.isField(q) ? sayAnswer(schema.registry, q, answers[q.name]) : linksOf(answers, q.name).length}
              {disputed.questions.has(q.name) && <span className={css.differs}>{t.review.differs}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
