import { Button, Tooltip } from "@mantine/core";
import { IconAlignLeft } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { wholeWords } from "@/spaces/text/growing";
import { t } from "@/texts/texts";

/** Turns on and off that selections grow to whole words. */
export function WholeWords() {
  const on = useSyncExternalStore(wholeWords.subscribe, wholeWords.get);
  return (
    <Tooltip label={t.space.wholeWordsWhy}>
      <Button
        variant={on ? "light" : "subtle"}
        color="gray"
        aria-pressed={on}
        leftSection={<IconAlignLeft size={14} />}
        onClick={wholeWords.toggle}
      >
        {t.space.wholeWords}
      </Button>
    </Tooltip>
  );
}
