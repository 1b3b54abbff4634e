import { useMemo, useState } from "react";
import { Panel } from "@/desk/Panel";
import { Stages } from "@/desk/Stages";
import { useDesk } from "@/desk/useDesk";
import { useHotkeys } from "@/editor/keys";
import { useSchema } from "@/editor/registry";
import type { Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { sampleOf } from "@/pages/schema/sample";
import css from "@/pages/schema/schema.module.css";
import { t } from "@/texts/texts";

/** The real labeling screen of a schema, to be tried out; nothing is stored. */
export function Preview({ schema, sample }: { schema: Schema; sample: string }) {
  const key = JSON.stringify(schema);
  return <Live key={key} document={schema} sample={sample} />;
}

function Live({ document, sample }: { document: Schema; sample: string }) {
  const schema = useSchema(document);
  const [session] = useState(() => new EditorSession());
  const [inside, setInside] = useState(false);
  const shown = useMemo(() => sampleOf(schema, sample), [schema, sample]);
  const desk = useDesk({ schema, session, shown });
  useHotkeys(desk.commands, inside);
  return (
    <section
      className={css.preview}
      aria-label={t.schema.preview}
      onMouseEnter={() => setInside(true)}
      onMouseLeave={() => setInside(false)}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
    >
      <div className={css.previewTitle}>{t.schema.preview}</div>
      <Stages desk={desk} className={css.previewText} compact={(stage) => schema.registry.stage(stage).form.compact} />
      <Panel desk={desk} lacking={[]} />
    </section>
  );
}
