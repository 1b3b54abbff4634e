import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";

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
    <Modal opened={name !== undefined} onClose={onClose} title={`Send back to ${name ?? ""}`}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          onSend(reason);
          setReason("");
          onClose();
        }}
      >
        <Textarea
          label="What is to be done differently?"
          description="It comes first in their queue, with these words."
          required
          data-autofocus
          autosize
          minRows={3}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            Send back
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
