import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { guidelineQuery } from "@/api/queries";
import css from "@/desk/desk.module.css";
import { Message } from "@/desk/Message";
import type { WorkState } from "@/desk/work/work";
import { t } from "@/texts/texts";

/** Why no item is on screen, and what can be done about it. */
export function Waiting({
  phase,
  projectId,
  again,
}: {
  phase: WorkState["phase"];
  projectId: string;
  again: () => void;
}) {
  const { data: guideline } = useQuery(guidelineQuery(projectId));
  const say = t.labeling;
  const retry = <Button onClick={again}>{say.tryAgain}</Button>;
  switch (phase) {
    case "ready":
    case "loading":
      return (
        <main className={css.waiting}>
          <Loader size="sm" aria-label={say.loading} />
        </main>
      );
    case "offline":
      return (
        <Message title={say.offline}>
          <p>{say.offlineWhy}</p>
          {retry}
        </Message>
      );
    case "signed-out":
      return (
        <Message title={say.signedOut}>
          <p>{say.signedOutWhy}</p>
        </Message>
      );
    case "failed":
      return (
        <Message title={say.failed}>
          <p>{say.failedWhy}</p>
          {retry}
        </Message>
      );
    case "archived":
      return (
        <Message title={say.archived}>
          <p>{say.archivedWhy}</p>
          {retry}
        </Message>
      );
    case "empty":
      return (
        <Message title={say.empty}>
          <p>
            {say.emptyWhy} {guideline ? say.readGuideline : ""}
          </p>
          <Button onClick={again}>{say.refresh}</Button>
        </Message>
      );
  }
}
