import { useMemo, useRef, useState } from "react";
import { editorCommands } from "@/editor/commands";
import { describer, readingOrder, toolOver } from "@/editor/desk";
import { useHotkeys } from "@/editor/hotkeys";
import { nameLabels } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import { Questions } from "@/editor/Questions";
import { Regions } from "@/editor/Regions";
import { StageEditors } from "@/editor/StageEditors";
import type { Schema } from "@/editor/schema";
import { EditorSession } from "@/editor/session";
import type { Shown, StageTool } from "@/editor/stage";
import { sampleOf } from "@/pages/schema/sample";
import css from "@/pages/schema/schema.module.css";

/** The real labeling screen of a schema, to be tried out; nothing is stored. */
export function Preview({ schema, sample }: { schema: Schema; sample: string }) {
  const key = JSON.stringify(schema);
  return <Live key={key} schema={schema} sample={sample} />;
}

function Live({ schema, sample }: { schema: Schema; sample: string }) {
  const named = useMemo(() => nameLabels(schema), [schema]);
  const [session] = useState(() => new EditorSession());
  const [inside, setInside] = useState(false);
  const tools = useRef<Record<string, StageTool | null>>({});
  const tool = useRef<StageTool | null>(null);
  tool.current = toolOver(schema, session, tools.current);
  const shown = useMemo((): Shown => sampleOf(schema, sample), [schema, sample]);
  const describe = useMemo(() => describer(schema, session, shown.data), [schema, session, shown]);
  const order = () => readingOrder(schema, session.get().answers);
  useHotkeys(() => editorCommands({ schema, session, named, tool, order }), inside);
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
        <StageEditors
          schema={schema}
          session={session}
          named={named}
          shown={shown}
          tools={tools}
          compact={(stage) => stage.type === "text"}
        />
      </div>
      {schema.questions.some((q) => q.type === "regions") && (
        <Regions schema={schema} session={session} named={named} describe={describe} missing={new Set()} />
      )}
      <Questions schema={schema} session={session} named={named} missing={new Set()} />
    </div>
  );
}
