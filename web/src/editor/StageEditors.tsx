import type { Named } from "@/editor/labels";
import type { Schema, StageDocument } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import type { Behind, Shown, StageTool } from "@/editor/stage";
import { STAGES } from "@/stages";

type Props = {
  schema: Schema;
  session: EditorSession;
  named: Map<string, Named>;
  shown: Shown;
  /** Where each stage's tool is kept, by the stage's name. */
  tools: React.RefObject<Record<string, StageTool | null>>;
  /** Tells one item's editors from another's. */
  item?: string;
  behind?: Behind;
  compact?: (stage: StageDocument) => boolean;
};

/** Every stage of the schema with its editor. */
export function StageEditors({ schema, session, named, shown, tools, item, behind, compact }: Props) {
  return schema.stages.map((stage) => {
    const { Editor } = STAGES[stage.type];
    return (
      <Editor
        key={`${item ?? ""}/${stage.name}`}
        schema={schema}
        stage={stage}
        shown={shown}
        session={session}
        named={named}
        behind={behind}
        compact={compact?.(stage)}
        tool={(handle) => {
          tools.current[stage.name] = handle;
        }}
      />
    );
  });
}
