import { Button, Group, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { t } from "@/texts/texts";

const REASONS = t.labeling.skipReasons;

/** Skipping leaves the item to others; the reason is what reviewers see. Keys 1–4 choose, Enter skips. */
export function SkipDialog({
  opened,
  onClose,
  onSkip,
}: {
  opened: boolean;
  onClose: () => void;
  onSkip: (reason: string) => void;
}) {
  const [reason, setReason] = useState(REASONS[0]!);
  const [own, setOwn] = useState("");
  const given = own.trim() || reason;
  const skip = () => {
    onClose();
    setOwn("");
    onSkip(given);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.labeling.skipTitle}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          skip();
        }}
        onKeyDown={(event) => {
          const chosen = REASONS[Number(event.key) - 1];
          if (chosen && !(event.target instanceof HTMLTextAreaElement)) setReason(chosen);
        }}
      >
        <Stack gap="sm">
          <Radio.Group value={own.trim() ? "" : reason} onChange={setReason} label={t.labeling.skipWhy}>
            <Stack gap={6} mt={6}>
              {REASONS.map((each, i) => (
                <Radio
                  key={each}
                  size="sm"
                  value={each}
                  label={`${i + 1}  ${each}`}
                  data-autofocus={i === 0 || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea
            label={t.labeling.skipOwn}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
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
    </Modal>
  );
}
