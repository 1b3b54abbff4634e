/** Image: the pages of an item's files, each a plane with regions on it. */

import { createElement, useMemo } from "react";
import { defineStage, type Shown, type StageEditorProps, type StageViewProps } from "@/editor/stage";
import { PlaneEditor } from "@/spaces/plane/PlaneEditor";
import { PlaneView } from "@/spaces/plane/PlaneView";
import { ImageCell } from "@/stages/image/ImageCell";
import { pagesOf } from "@/stages/image/pages";
import { SAMPLE } from "@/stages/image/sample";
import { t } from "@/texts/texts";

const usePages = (shown: Shown, source: string) => useMemo(() => pagesOf(shown, source), [shown, source]);

export const image = defineStage({
  type: "image",
  title: t.kinds.image,
  spaces: ["plane"],
  Editor: (props: StageEditorProps) =>
    createElement(PlaneEditor, { ...props, planes: usePages(props.shown, props.stage.source) }),
  View: ({ shown, ...props }: StageViewProps) =>
    createElement(PlaneView, { ...props, planes: usePages(shown, props.stage.source) }),
  Cell: ImageCell,
  value: (shown, stage) => pagesOf(shown, stage.source),
  course: {
    unit: "page",
    length: (value) => (value as unknown[]).length,
    of: (region) => region.page ?? 0,
    place: (at) => (at ? { page: at } : {}),
    next: t.kinds.nextImage,
    previous: t.kinds.previousImage,
  },
  review: ["overlay", "heat", "swipe"],
  invitation: t.kinds.imageInvitation,
  covers: true,
  form: {
    add: t.kinds.addImageView,
    field: "photo",
    regions: "objects",
    sample: () => ({ data: "sample", media: [SAMPLE] }),
    compact: false,
  },
  sources: ["rows", "files", "addresses"],
});
