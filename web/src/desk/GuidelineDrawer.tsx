import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { guidelineQuery } from "@/api/queries";
import { Markdown } from "@/app/Markdown";
import { t } from "@/texts/texts";

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
      title={data ? t.desk.guidelineVersion(data.version) : t.desk.guideline}
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      {data && (data.text.trim() ? <Markdown text={data.text} /> : <p className="dim">{t.desk.noGuideline}</p>)}
    </Drawer>
  );
}
