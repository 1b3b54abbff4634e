import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { guidelineQuery } from "@/api/queries";
import { Markdown } from "@/pages/guideline/Markdown";

/** The guideline beside the work, one key away. */
export function GuidelineDrawer({
  projectId,
  opened,
  onClose,
}: {
  projectId: string;
  opened: boolean;
  onClose: () => void;
}) {
  const { data } = useQuery({ ...guidelineQuery(projectId), enabled: opened });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={data ? `Guideline, version ${data.version}` : "Guideline"}
    >
      {data &&
        (data.text.trim() ? <Markdown text={data.text} /> : <p className="dim">This project has no guideline yet.</p>)}
    </Drawer>
  );
}
