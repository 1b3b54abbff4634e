import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery, projectQuery } from "@/api/queries";
import { useTitle } from "@/app/useTitle";
import { Message } from "@/desk/Message";
import { useSchema } from "@/editor/registry";
import { GridDesk } from "@/pages/grid/GridDesk";
import { gridQuestion } from "@/pages/grid/grid";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** Many items in one look, classified by keys. */
export function GridPage() {
  const id = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(id));
  const { data: me } = useSuspenseQuery(meQuery);
  const schema = useSchema(project.schema);
  useTitle(t.grid.title, project.name);
  const found = gridQuestion(schema);
  if (!found)
    return (
      <Message title={t.grid.notHere}>
        <p>{t.grid.notHereWhy}</p>
        <Button component={Link} to="/p/$projectId/label" params={{ projectId: id } as never}>
          {t.grid.single}
        </Button>
      </Message>
    );
  return <GridDesk id={id} user={me.id} name={project.name} schema={schema} {...found} />;
}
