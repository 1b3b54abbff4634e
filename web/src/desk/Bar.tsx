/** The buttons in the bars of every desk. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconBook2, IconKeyboard } from "@tabler/icons-react";
import { shown } from "@/editor/keys";
import { type EditorSession, useSession } from "@/editor/session";
import { t } from "@/texts/texts";

export function GuidelineAndKeys({ onGuideline, onKeys }: { onGuideline: () => void; onKeys: () => void }) {
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconBook2 size={15} />} onClick={onGuideline}>
        {t.desk.guideline} <kbd style={{ marginLeft: 6 }}>G</kbd>
      </Button>
      <Tooltip label={`${t.desk.shortcuts} (?)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={t.desk.shortcuts} onClick={onKeys}>
          <IconKeyboard size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

export function UndoRedo({ session }: { session: EditorSession }) {
  const canUndo = useSession(session, (s) => s.past.length > 0);
  const canRedo = useSession(session, (s) => s.future.length > 0);
  return (
    <>
      <Tooltip label={`${t.desk.undo} (${shown("Mod+z")})`}>
        <ActionIcon variant="subtle" color="gray" aria-label={t.desk.undo} disabled={!canUndo} onClick={session.undo}>
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t.desk.redo} (${shown("Mod+Shift+z")})`}>
        <ActionIcon variant="subtle" color="gray" aria-label={t.desk.redo} disabled={!canRedo} onClick={session.redo}>
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
