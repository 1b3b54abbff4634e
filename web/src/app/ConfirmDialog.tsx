import { Button, Group, Modal, Stack } from "@mantine/core";

type DialogProps = {
  opened: boolean;
  title: string;
  why: string;
  act: string;
  keep: string;
  onAct: () => void;
  onKeep: () => void;
};

/** Asked only before what nothing can undo: says what goes, and begins at the harmless answer. */
export function ConfirmDialog({ opened, title, why, act, keep, onAct, onKeep }: DialogProps) {
  return (
    <Modal opened={opened} onClose={onKeep} title={title} closeButtonProps={{ "aria-label": keep }}>
      <Stack gap="md">
        <p style={{ margin: 0, textAlign: "start" }}>{why}</p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onKeep}>
            {keep}
          </Button>
          <Button color="red.9" onClick={onAct}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
