import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useState } from "react";
import type { Schemas } from "@/api/client";
import type { BoundSchema } from "@/editor/registry";
import { t } from "@/texts/texts";

type Effect = Schemas["SchemaEffect"];
type Changes = Schemas["SchemaRevision"]["changes"];

type Props = {
  effects: Effect[];
  /** The schema that is to be published. */
  schema: BoundSchema;
  onClose: () => void;
  onPublish: (changes: Changes) => void;
};

const REMOVE = "\nremove";
const ANEW = "\nanew";
const KEEP = "\nkeep";

/** What a new version does to annotations that exist, and what is to become of them; nothing is stored before. */
export function PublishDialog({ effects, schema, onClose, onPublish }: Props) {
  const breaking = effects.filter((e) => e.kind === "breaks");
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const ready = breaking.every((e) => chosen[keyOf(e)]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.schema.affects}
      size="lg"
      closeButtonProps={{ "aria-label": t.desk.close }}
    >
      <Stack gap="md">
        {effects.map((effect) => (
          <div key={`${keyOf(effect)} ${effect.kind}`}>
            <strong>{effect.question}</strong> <span className="dim">{t.schema.touches(effect.answers)}</span>
            <div>{effect.message}</div>
            {effect.kind === "breaks" && (
              <Select
                mt={4}
                aria-label={t.schema.carry(effect.value ?? effect.question)}
                placeholder={t.schema.carryChoose}
                data={waysOf(effect, schema)}
                value={chosen[keyOf(effect)] ?? null}
                onChange={(way) => setChosen({ ...chosen, [keyOf(effect)]: way ?? "" })}
              />
            )}
          </div>
        ))}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t.review.cancel}
          </Button>
          <Button disabled={!ready} onClick={() => onPublish(changesOf(breaking, chosen))}>
            {t.schema.publishShort}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const keyOf = (effect: Effect) => `${effect.question}\n${effect.value ?? ""}`;

/** What can become of the annotations that a change would break. */
function waysOf(effect: Effect, schema: BoundSchema): { value: string; label: string }[] {
  const question = schema.question(effect.question);
  if (effect.value !== null) {
    const names = question ? schema.offered(question).options.map((o) => o.name) : [];
    return [
      ...names.map((name) => ({ value: name, label: t.schema.becomes(name) })),
      { value: REMOVE, label: t.schema.leftOut },
    ];
  }
  const others = schema.questions.filter((q) => q.name !== effect.question);
  return [
    ...(effect.judgment ? [{ value: KEEP, label: t.schema.keeps }] : []),
    { value: ANEW, label: t.schema.anew },
    ...(question ? [] : others.map((q) => ({ value: q.name, label: t.schema.nowCalled(q.name) }))),
  ];
}

function changesOf(effects: Effect[], chosen: Record<string, string>): Changes {
  const changes: Changes = {};
  for (const effect of effects) {
    const way = chosen[keyOf(effect)]!;
    changes[effect.question] ??= { anew: false, keep: false, remove: [], rename: {} };
    const change = changes[effect.question]!;
    if (effect.value !== null && way === REMOVE) change.remove.push(effect.value);
    else if (effect.value !== null) change.rename[effect.value] = way;
    else if (way === ANEW) change.anew = true;
    else if (way === KEEP) change.keep = true;
    else change.to = way;
  }
  return changes;
}
