import type { EditorSession } from "@/editor/session";
import { useSession } from "@/editor/session";
import type { Chain, ChainsQuestion } from "@/kinds/chains/chains";
import { t } from "@/texts/texts";

/** Which chain is at hand, and how regions join it. */
export function ChainsHint({ question, session }: { question: ChainsQuestion; session: EditorSession }) {
  const from = useSession(session, (s) => s.activeLabel?.from);
  const answer = useSession(session, (s) => s.answers[question.name]) as Chain[] | undefined;
  const at = (answer ?? []).findIndex((chain) => chain.id === from);
  return (
    <>
      <strong>{at < 0 ? t.kinds.newChain : t.kinds.chainNumber(at + 1)}</strong>
      {t.kinds.chainHint[0]} <kbd>J</kbd> <kbd>K</kbd> {t.kinds.chainHint[1]} <kbd>C</kbd>
      {t.kinds.chainHint[2]} <kbd>Esc</kbd> {t.kinds.chainHint[3]}
    </>
  );
}
