import { Button } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { meQuery, projectQuery } from "@/api/queries";
import { onSignedIn } from "@/app/signedIn";
import { useTitle } from "@/app/useTitle";
import { Message } from "@/desk/Message";
import { useOneTab } from "@/desk/oneTab";
import { Work } from "@/desk/work/work";
import { useSchema } from "@/editor/registry";
import { LabelDesk } from "@/pages/label/LabelDesk";
import { useProjectId } from "@/pages/project/projectId";
import { t } from "@/texts/texts";

/** One item after another, in one tab at a time. */
export function LabelPage() {
  const projectId = useProjectId();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const { data: me } = useSuspenseQuery(meQuery);
  const schema = useSchema(project.schema);
  useTitle(t.labeling.title, project.name);
  const tab = useOneTab(`label:${projectId}`);
  const lease = project.settings.lease_minutes;
  const client = useQueryClient();
  const version = useRef(project.schema_version);
  version.current = project.schema_version;
  const work = useMemo(
    () =>
      new Work(
        projectId,
        me.id,
        lease,
        () => version.current,
        () => client.refetchQueries({ queryKey: projectQuery(projectId).queryKey, exact: true }),
      ),
    [projectId, me.id, lease, client],
  );
  useEffect(() => {
    if (tab.state !== "mine") return;
    void work.start();
    const off = onSignedIn(work.again);
    return () => {
      off();
      work.stop();
    };
  }, [work, tab.state]);
  if (tab.state === "elsewhere" || tab.state === "moved") {
    const moved = tab.state === "moved";
    return (
      <Message title={moved ? t.labeling.moved : t.labeling.otherTab}>
        <p>{moved ? t.labeling.movedWhy : t.labeling.otherTabWhy}</p>
        <Button onClick={tab.take} autoFocus>
          {moved ? t.labeling.bringBack : t.labeling.takeOver}
        </Button>
      </Message>
    );
  }
  return <LabelDesk work={work} projectId={projectId} name={project.name} schema={schema} />;
}
