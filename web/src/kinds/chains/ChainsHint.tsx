import type { EditorSession } from "@/editor/session";
import { useSession } from "@/editor/session";
import type { Chain, ChainsQuestion } from "@/kinds/chains/chains";

/** Which chain is at hand, and how regions join it. */
export function ChainsHint({ question, session }: { question: ChainsQuestion; session: EditorSession }) {
  const from = useSession(session, (s) => s.activeLabel?.from);
  const answer = useSession(session, (s) => s.answers[question.name]) as Chain[] | undefined;
  const at = (answer ?? []).findIndex((chain) => chain.id === from);
  return (
    <>
      {at < 0 ? <strong>New chain</strong> : <strong>Chain {at + 1}</strong>}: click the regions that mean the same, or
      go there with <kbd>J</kbd> <kbd>K</kbd> and press <kbd>C</kbd>. <kbd>Esc</kbd> ends the chain.
    </>
  );
}
