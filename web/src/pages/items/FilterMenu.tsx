import { ActionIcon, Menu } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { BoundSchema } from "@/editor/registry";
import { skippedFor } from "@/pages/items/terms";
import { t } from "@/texts/texts";

type Props = {
  schema: BoundSchema;
  /** Reasons for which items are skipped. */
  skips: string[];
  onTerm: (term: string) => void;
};

/** States, reasons of skips, and answers to filter by, as terms of the filter line. */
export function FilterMenu({ schema, skips, onTerm }: Props) {
  const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t.items.filters}>
          <IconFilter size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: "auto" }}>
        <Menu.Label>{t.items.state}</Menu.Label>
        {Object.entries(t.items.states).map(([s, name]) => (
          <Menu.Item key={s} onClick={() => onTerm(`state:${s}`)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onTerm("state:")}>{t.items.any}</Menu.Item>
        <Menu.Label>{t.items.skipped}</Menu.Label>
        <Menu.Item onClick={() => onTerm("skipped:yes")}>{t.items.skippedAny}</Menu.Item>
        {skips.map((reason) => (
          <Menu.Item key={reason} onClick={() => onTerm(skippedFor(reason))}>
            {reason}
          </Menu.Item>
        ))}
        {schema.questions.map((q) => {
          const names = schema.offered(q).options;
          return (
            names.length > 0 && (
              <div key={q.name}>
                <Menu.Label>{q.title ?? q.name}</Menu.Label>
                {names.map((o) => (
                  <Menu.Item key={o.name} onClick={() => onTerm(`answer:${quoted(`${q.name}=${o.name}`)}`)}>
                    {o.title ?? o.name}
                  </Menu.Item>
                ))}
              </div>
            )
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
