import { Modal } from "@mantine/core";
import css from "@/desk/help.module.css";
import { type Command, shown } from "@/editor/keys";
import { t } from "@/texts/texts";

/** Every key, by group; written from the same list that runs the commands. */
export function HelpSheet({
  commands,
  opened,
  onClose,
}: {
  commands: Command[];
  opened: boolean;
  onClose: () => void;
}) {
  // Two stages of one type have the same keys for the same things.
  const seen = new Set<string>();
  const once = commands.filter((c) => {
    const line = `${c.group} ${c.title} ${c.keys}`;
    return !seen.has(line) && seen.add(line);
  });
  const groups = Map.groupBy(once, (c) => c.group);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.desk.shortcuts}
      size="xl"
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      <div className={css.groups}>
        {[...groups].map(([group, list]) => (
          <section key={group} className={css.group}>
            <h3>{group}</h3>
            <dl>
              {list.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    {command.keys.map((keys) => (
                      <kbd key={keys}>{shown(keys)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
