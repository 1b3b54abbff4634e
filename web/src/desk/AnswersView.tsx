/** Answers as they are looked at, with what they are about; nothing in it can be changed. */
import { useMemo } from "react";
import css from "@/desk/answers.module.css";
import { sayAnswer } from "@/desk/say";
import { nameLabels } from "@/editor/labels";
import type { BoundSchema } from "@/editor/registry";
import { type Answers, isEmpty, linksOf } from "@/editor/schema";
import type { Shown } from "@/editor/stage";

type Props = { schema: BoundSchema; shown: Shown; answers: Answers };

/** What is shown, with what was marked on it. */
export function StagesView({ schema, shown, answers }: Props) {
  const named = useMemo(() => nameLabels(schema), [schema]);
  return schema.stages.map((stage) => {
    const { View } = schema.registry.stage(stage);
    return (
      <div key={stage.name} className={css.text}>
        <View schema={schema} stage={stage} shown={shown} answers={answers} named={named} />
      </div>
    );
  });
}

/** The same, and the answer to each question below it; of what was marked, how much. */
export function AnswersView(props: Props) {
  const { schema, answers } = props;
  return (
    <>
      <StagesView {...props} />
      <dl className={css.answers}>
        {schema.questions.filter(schema.isField).map(
          (q) =>
            !isEmpty(answers[q.name]) && (
              <div key={q.name}>
                <dt>{q.title ?? q.name}</dt>
                <dd>{sayAnswer(schema.registry, q, answers[q.name])}</dd>
              </div>
            ),
        )}
        {schema.questions
          .filter((q) => !schema.isField(q))
          .map((q) => (
            <div key={q.name}>
              <dt>{q.title ?? q.name}</dt>
              <dd>{linksOf(answers, q.name).length}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
