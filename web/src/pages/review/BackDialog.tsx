import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { t } from "@/texts/texts";

/** The reason with which an answer goes back to its annotator. */
export function BackDialog({
  name,
  onClose,
  onSend,
}: {
  name: string | undefined;
  onClose: () => void;
  onSend: (reason: string) => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <Modal
      opened={name !== undefined}
      onClose={onClose}
      title={t.review.sendBackTitle(name ?? "")}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      <form
        onSubmit={(e) => {
          e.preventDefault();
          onSend(reason);
          setReason("");
          onClose();
        }}
      >
        <Textarea
          label={t.review.sendBackWhat}
          description={t.review.sendBackHow}
          required
          data-autofocus
          autosize
          minRows={3}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t.review.cancel}
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            {t.review.sendBack}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
