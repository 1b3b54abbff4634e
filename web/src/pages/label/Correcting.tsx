import { Button } from "@mantine/core";
import css from "@/desk/desk.module.css";
import { shown } from "@/editor/keys";
import { t } from "@/texts/texts";

/** Says that the item on screen is one that was submitted before, and leads back to the queue. */
export function Correcting({ onLeave }: { onLeave: () => void }) {
  return (
    <div className={css.rework} role="status" data-correcting>
      <span>
        <strong>{t.labeling.correcting}</strong> {t.labeling.correctingWhy}
      </span>
      <span className={css.grow} />
      <Button variant="subtle" color="gray" onClick={onLeave}>
        {t.labeling.leave} <kbd className={css.gap}>{shown("Alt+]")}</kbd>
      </Button>
    </div>
  );
}
