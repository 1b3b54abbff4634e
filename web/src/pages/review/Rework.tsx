import { Changes } from "@/desk/Changes";
import type { Desk } from "@/desk/useDesk";
import type { Answers } from "@/editor/schema";
import type { Reviewed } from "@/pages/review/clusters";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

type Props = { desk: Pick<Desk, "schema" | "named" | "shown">; annotations: Reviewed[] };

/** What was returned and waits for its annotator, with the reason; and what those changed who answered anew. */
export function Rework({ desk, annotations }: Props) {
  const { schema, named, shown } = desk;
  return annotations.map((a) => (
    <div key={a.id}>
      {a.state === "rework" && a.reason && (
        <p className={css.returned}>
          <strong>{t.review.returnedTo(a.name)}</strong> {a.reason}
        </p>
      )}
      {a.before && (
        <Changes
          schema={schema}
          named={named}
          shown={shown}
          name={a.name}
          reason={a.returned_for}
          before={{ revision: a.before.revision, answers: a.before.answers as Answers }}
          after={a.answers as Answers}
        />
      )}
    </div>
  ));
}
