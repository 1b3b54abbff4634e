import type { Named } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import type { Schema } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { Behind, Shown, StageTool } from "@/editor/stage";
import css from "@/pages/review/review.module.css";
import { STAGES } from "@/stages";

type Props = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  shown: Shown;
  tool: React.RefObject<StageTool | null>;
  tools: React.RefObject<Record<string, StageTool | null>>;
  behind?: Behind;
};

/** The stages with the answer in the making. */
export function Settling({ schema, session, named, shown, tool, tools, behind }: Props) {
  return (
    <>
      <Palette schema={schema} session={session} named={named} onLabel={(q, l) => tool.current?.press(q, l)} />
      <div className={css.text}>
        {schema.stages.map((stage) => {
          const { Editor } = STAGES[stage.type];
          return (
            <Editor
              key={stage.name}
              schema={schema}
              stage={stage}
              shown={shown}
              session={session}
              named={named}
              behind={behind}
              tool={(handle) => {
                tools.current[stage.name] = handle;
              }}
            />
          );
        })}
      </div>
    </>
  );
}
