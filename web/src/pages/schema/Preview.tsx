import { useMemo, useRef, useState } from "react";
import { useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import { Questions } from "@/editor/Questions";
import { Regions } from "@/editor/Regions";
import { regionsOf, type Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import { editorCommands, TextEditor, type TextTool } from "@/editor/TextEditor";
import css from "@/pages/schema/schema.module.css";
import { Offsets } from "@/stages/text/offsets";

/** The real labeling screen of a schema, to be tried out; nothing is stored. */
export function Preview({ schema, sample }: { schema: Schema; sample: string }) {
  const key = JSON.stringify(schema);
  return <Live key={key} schema={schema} sample={sample} />;
}

function Live({ schema, sample }: { schema: Schema; sample: string }) {
  const named = useMemo(() => nameLabels(schema), [schema]);
  const [session] = useState(() => new EditorSession());
  const [inside, setInside] = useState(false);
  const tool = useRef<TextTool | null>(null);
  const text = useMemo(() => new Offsets(sample), [sample]);
  const order = () =>
    schema.questions.flatMap((q) =>
      q.type === "regions" ? regionsOf(session.get().answers, q.name).map((r) => r.id) : [],
    );
  useHotkeys(editorCommands({ schema, session, named, tool, order }), inside);
  return (
    <div
      className={css.preview}
      onMouseEnter={() => setInside(true)}
      onMouseLeave={() => setInside(false)}
      onFocus={() => setInside(true)}
      onBlur={() => setInside(false)}
    >
      <div className={css.previewTitle}>Preview — try it</div>
      <Palette schema={schema} session={session} named={named} onLabel={(q, l) => tool.current?.press(q, l)} />
      <div className={css.previewText}>
        {schema.stages.map((stage, i) => (
          <TextEditor
            key={stage.name}
            schema={schema}
            stage={stage}
            text={sample}
            session={session}
            named={named}
            snapToWords
            compact
            tool={i === 0 ? tool : undefined}
          />
        ))}
      </div>
      {schema.questions.some((q) => q.type === "regions") && (
        <Regions
          schema={schema}
          session={session}
          named={named}
          describe={(r) => text.slice(r.shape.start, r.shape.end)}
          missing={new Set()}
        />
      )}
      <Questions schema={schema} session={session} named={named} missing={new Set()} />
    </div>
  );
}
