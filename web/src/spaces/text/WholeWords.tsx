import { Button, Tooltip } from "@mantine/core";
import { IconAlignLeft } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { wholeWords } from "@/spaces/text/growing";

/** Turns on and off that selections grow to whole words. */
export function WholeWords() {
  const on = useSyncExternalStore(wholeWords.subscribe, wholeWords.get);
  return (
    <Tooltip label="Selections grow to whole words (W)">
      <Button
        variant={on ? "light" : "subtle"}
        color="gray"
        aria-pressed={on}
        leftSection={<IconAlignLeft size={14} />}
        onClick={wholeWords.toggle}
      >
        Snap to words
      </Button>
    </Tooltip>
  );
}
