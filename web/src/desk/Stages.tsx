import css from "@/desk/desk.module.css";
import { Palette } from "@/desk/Palette";
import { Timeline } from "@/desk/Timeline";
import type { Desk } from "@/desk/useDesk";
import type { Overlays } from "@/editor/review";
import type { StageDocument } from "@/editor/schema";
import { useSession } from "@/editor/session";

type Props = {
  desk: Desk;
  /** Tells one item's editors from another's. */
  item?: string;
  overlays?: Overlays;
  compact?: (stage: StageDocument) => boolean;
  className?: string;
};

/** The labels, every stage of the schema with its editor, and below them where one is in what is gone through. */
export function Stages({ desk, item, overlays, compact, className }: Props) {
  const { schema, session, named, shown, clock, handles } = desk;
  const bars = [...new Set(schema.stages.flatMap((s) => schema.registry.stage(s).Bar ?? []))];
  return (
    <>
      <Palette schema={schema} session={session} named={named} onLabel={desk.press}>
        <span className={css.grow} />
        {bars.map((Bar, i) => (
          <Bar key={i} />
        ))}
      </Palette>
      <Hint desk={desk} />
      <div className={className ?? css.texts}>
        {schema.stages.map((stage) => {
          const { Editor } = schema.registry.stage(stage);
          return (
            <div key={`${item ?? ""}/${stage.name}`} className={css.oneStage} data-stage={stage.name}>
              <Editor
                schema={schema}
                stage={stage}
                shown={shown}
                session={session}
                named={named}
                clock={clock}
                overlays={overlays}
                compact={compact?.(stage)}
                handle={(handle) => {
                  handles.current[stage.name] = handle;
                }}
              />
            </div>
          );
        })}
      </div>
      <Timeline desk={desk} />
    </>
  );
}

/** What to do next while a label that joins regions is active. */
function Hint({ desk: { schema, session } }: { desk: Desk }) {
  const active = useSession(session, (s) => s.activeLabel);
  const asked = schema.question(active?.question);
  if (!asked || !schema.isLinks(asked)) return null;
  const Says = schema.registry.links.get(asked.type)?.Hint;
  return (
    Says && (
      <div className={css.hint} role="status">
        <Says question={asked} session={session} />
      </div>
    )
  );
}
