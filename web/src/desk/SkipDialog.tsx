import { Button, Group, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { reasonsOf } from "@/desk/skipReasons";
import type { BoundSchema } from "@/editor/registry";
import { t } from "@/texts/texts";

type Props = {
  schema: BoundSchema;
  opened: boolean;
  onClose: () => void;
  onSkip: (reason: string, note: string) => void;
};

/** Skipping leaves the item to others; the reason is what reviewers see. Keys 1–5 choose, Enter skips. */
export function SkipDialog(props: Props) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t.labeling.skipTitle}
      // It is gone at once: the next key is for the next item.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      {props.opened && <Reasons {...props} />}
    </Modal>
  );
}

/** Nothing is chosen at first: S and Enter alone must not skip for a reason that nobody meant. */
function Reasons({ schema, onClose, onSkip }: Props) {
  const reasons = reasonsOf(schema);
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [lacks, setLacks] = useState<string | null>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const isOther = reason === t.labeling.skipOther;
  const choose = (chosen: string) => {
    setReason(chosen);
    setLacks(null);
  };
  const skip = () => {
    if (reason === null) return setLacks(t.labeling.skipChoose);
    if (isOther && !note.trim()) return setLacks(t.labeling.skipWrite);
    onClose();
    onSkip(reason, note.trim());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        skip();
      }}
      onKeyDown={(event) => {
        const chosen = reasons[Number(event.key) - 1];
        if (chosen && !(event.target instanceof HTMLTextAreaElement)) {
          event.preventDefault(); // else the digit is written where the keys go next
          choose(chosen);
          if (chosen === t.labeling.skipOther) words.current?.focus();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) skip();
        else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          skip();
        }
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          value={reason}
          onChange={choose}
          label={t.labeling.skipWhy}
          error={reason === null ? lacks : undefined}
          errorProps={{ mt: 8 }}
        >
          <Stack gap={6} mt={6}>
            {reasons.map((each, i) => (
              <Radio
                key={each}
                size="sm"
                value={each}
                label={`${i + 1}  ${each}`}
                // The dialog sets its focus a moment after it opens; a key may have been faster.
                data-autofocus={(i === 0 && !isOther) || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          ref={words}
          data-autofocus={isOther || undefined}
          label={isOther ? t.labeling.skipNoteNeeded : t.labeling.skipNote}
          required={isOther}
          error={isOther ? lacks : undefined}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t.labeling.skipCancel}
          </Button>
          <Button type="submit">{t.labeling.skip}</Button>
        </Group>
      </Stack>
    </form>
  );
}
