/** Text: a field of the item, with regions along it. */

import { createElement } from "react";
import { defineStage, type StageEditorProps, type StageViewProps } from "@/editor/stage";
import { TextEditor } from "@/spaces/text/TextEditor";
import { TextView } from "@/spaces/text/TextView";
import { WholeWords } from "@/spaces/text/WholeWords";
import { DirectionSettings } from "@/stages/text/DirectionSettings";
import { t } from "@/texts/texts";

const wordsOf = ({ shown, stage }: Pick<StageViewProps, "shown" | "stage">) => String(shown.data[stage.source] ?? "");

export const text = defineStage({
  type: "text",
  title: t.kinds.text,
  spaces: ["text"],
  Editor: (props: StageEditorProps) => createElement(TextEditor, { ...props, text: wordsOf(props) }),
  View: (props: StageViewProps) => createElement(TextView, { ...props, text: wordsOf(props) }),
  Bar: WholeWords,
  value: (shown, stage) => wordsOf({ shown, stage }),
  review: ["columns"],
  invitation: t.kinds.textInvitation,
  covers: false,
  form: {
    add: t.kinds.addTextView,
    field: "text",
    regions: "spans",
    Settings: DirectionSettings,
    without: ({ direction: _, ...stage }) => stage,
    sample: (words) => ({ data: words }),
    compact: true,
  },
  sources: ["rows"],
});
