/** A kind of region, a kind of question and a stage that live in the tests only: nothing else in the house knows of them. */
import { useImperativeHandle } from "react";
import { defineField, defineKind } from "@/editor/kind";
import { finish } from "@/editor/regions";
import type { Shape } from "@/editor/schema";
import { useSession } from "@/editor/session";
import { defineStage } from "@/editor/stage";

export type BeatShape = Shape & { type: "beat"; second: number };

/** A moment of a sound. */
export const beat = defineKind<BeatShape>({
  family: "region",
  type: "beat",
  title: "Beat",
  plural: "Beats",
  space: "time",
  summary: ({ second }) => `at ${second} s`,
  order: (a, b) => a.second - b.second,
  same: (a, b) => a.second === b.second,
  form: { Settings: () => <span>settings of beats</span> },
});

/** Up or down. */
export const thumb = defineField({
  family: "field",
  type: "thumb",
  title: "Thumb",
  about: "up or down",
  Field: ({ value, id }) => <output aria-labelledby={id}>{`thumb ${value ?? "none"}`}</output>,
  options: {
    of: () => [{ name: "up" }, { name: "down" }],
    press: (_, value, option) => (value === option ? undefined : option),
  },
  say: (value) => `${value}!`,
  form: { name: "thumb", fresh: () => ({}), Settings: () => <span>settings of thumbs</span> },
});

/** A sound, gone through by seconds; `p` presses where the clock stands. */
export const sound = defineStage({
  type: "sound",
  title: "Sound",
  spaces: ["time"],
  Editor({ schema, stage, session, clock, handle }) {
    const answers = useSession(session, (s) => s.answers);
    useImperativeHandle(handle, () => ({
      mark: (question, label) => {
        const shape: BeatShape = { type: "beat", second: clock.at("second") };
        finish({ schema, session }, question, { label, shape });
        return true;
      },
      focus: () => undefined,
      reveal: () => undefined,
      commands: () => [
        {
          id: "play",
          title: "One second on",
          group: "Sound",
          keys: ["Space"],
          scope: "stage",
          run: () => clock.seek("second", clock.at("second") + 1),
        },
      ],
    }));
    return (
      <p>
        sound of {stage.source}: {JSON.stringify(answers)}
      </p>
    );
  },
  View: ({ answers, label }) => <p>{`${label} heard ${JSON.stringify(answers)}`}</p>,
  value: (shown, stage) => shown.data[stage.source],
  course: {
    unit: "second",
    length: () => 5,
    of: () => 0,
    place: () => ({}),
    next: "A second on",
    previous: "A second back",
  },
  review: ["columns"],
  invitation: "Press a label’s key while it sounds.",
  covers: false,
  form: {
    add: "Add sound view",
    field: "sound",
    regions: "beats",
    sample: () => ({ data: "la" }),
    compact: true,
  },
  sources: ["files"],
});
