import { ActionIcon, Menu } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import type { BoundSchema } from "@/editor/registry";

/** States and answers to filter by, as terms of the filter line. */
export function FilterMenu({ schema, onTerm }: { schema: BoundSchema; onTerm: (term: string) => void }) {
  const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label="Filters">
          <IconFilter size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflow: "auto" }}>
        <Menu.Label>State</Menu.Label>
        {["open", "labeled", "rework", "settled"].map((s) => (
          <Menu.Item key={s} onClick={() => onTerm(`state:${s}`)}>
            {s}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onTerm("state:")}>any</Menu.Item>
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
