import { Questions } from "@/desk/Questions";
import { Regions } from "@/desk/Regions";
import type { Desk } from "@/desk/useDesk";
import type { Missing } from "@/editor/submit";

type Props = { desk: Desk; lacking: Missing[]; readOnly?: boolean; className?: string };

/** What was marked, and the questions about the item. */
export function Panel({ desk, lacking, readOnly, className }: Props) {
  const missing = new Set(lacking.map((l) => l.region ?? l.question));
  return (
    <>
      {desk.schema.regionsQuestions().length > 0 && <Regions desk={desk} missing={missing} readOnly={readOnly} />}
      <div className={className}>
        <Questions desk={desk} missing={missing} readOnly={readOnly} />
      </div>
    </>
  );
}
