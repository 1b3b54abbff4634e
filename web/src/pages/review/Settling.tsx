import type { Named } from "@/editor/labels";
import { Palette } from "@/editor/Palette";
import { StageEditors } from "@/editor/StageEditors";
import type { Schema } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { Behind, Shown, StageTool } from "@/editor/stage";
import css from "@/pages/review/review.module.css";

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
        <StageEditors schema={schema} session={session} named={named} shown={shown} tools={tools} behind={behind} />
      </div>
    </>
  );
}
