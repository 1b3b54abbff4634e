import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { guidelineQuery } from "@/api/queries";
import { t } from "@/texts/texts";

/** Fetched with the guideline, when it is first opened: the desk itself does without it. */
const Markdown = lazy(() => import("@/app/Markdown").then(({ Markdown }) => ({ default: Markdown })));

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
      <Suspense>
        {data && (data.text.trim() ? <Markdown text={data.text} /> : <p className="dim">{t.desk.noGuideline}</p>)}
      </Suspense>
    </Drawer>
  );
}
