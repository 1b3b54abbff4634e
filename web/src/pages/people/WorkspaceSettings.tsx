import { Select, Stack } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api, got, type Schemas } from "@/api/client";
import { meQuery, workspaceQuery } from "@/api/queries";
import css from "@/app/shell.module.css";
import { complain, toast } from "@/app/toast";
import { t } from "@/texts/texts";

type Circle = Schemas["Circle"];
const CIRCLES = Object.entries(t.people.circles).map(([value, label]) => ({ value, label }));

/** Who makes projects, and who picks members from everybody's names. */
export function WorkspaceSettings() {
  const client = useQueryClient();
  const { data: settings } = useSuspenseQuery(workspaceQuery);
  const change = async (body: Partial<Schemas["WorkspaceSettings"]>) => {
    const before = settings;
    try {
      client.setQueryData(workspaceQuery.queryKey, await got(api.PATCH("/api/v1/workspace", { body })));
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
      toast(t.people.saved, { undo: () => void change(before) });
    } catch (error) {
      complain(error);
    }
  };
  return (
    <section className={`${css.card} ${css.section}`} style={{ marginTop: 16 }}>
      <h2>{t.people.settings}</h2>
      <Stack gap="md" maw={420}>
        <Select
          label={t.people.creates}
          data={CIRCLES}
          value={settings.creates_projects}
          allowDeselect={false}
          onChange={(v) => v && void change({ creates_projects: v as Circle })}
        />
        <Select
          label={t.people.finds}
          description={t.people.findsWhy}
          data={CIRCLES.filter((c) => c.value !== "everybody")}
          value={settings.finds_people}
          allowDeselect={false}
          onChange={(v) => v && void change({ finds_people: v as Circle })}
        />
      </Stack>
    </section>
  );
}
