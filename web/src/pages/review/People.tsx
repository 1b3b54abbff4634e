import { ActionIcon, Button, Checkbox, Menu, SegmentedControl, Slider } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { shown as keyName } from "@/editor/keys";
import type { ReviewActs } from "@/pages/review/ColumnReview";
import type { Reviewed } from "@/pages/review/clusters";
import { type Layers, type Mode, PEOPLE } from "@/pages/review/layers";
import css from "@/pages/review/review.module.css";
import { t } from "@/texts/texts";

type Props = ReviewActs & {
  annotations: Reviewed[];
  layers: Layers;
  onLayers: (change: Partial<Layers>) => void;
};

/** Who answered, and how it is laid over the stage. */
export function People(props: Props) {
  const { annotations, layers, onLayers } = props;
  return (
    <section className={css.people} aria-label={t.review.annotators}>
      <SegmentedControl
        fullWidth
        aria-label={t.review.layers}
        value={layers.mode}
        onChange={(mode) => onLayers({ mode: mode as Mode })}
        data={[
          { value: "overlay", label: t.review.modes.overlay },
          { value: "heat", label: t.review.modes.heat },
          { value: "swipe", label: t.review.modes.swipe, disabled: annotations.length < 2 },
          { value: "none", label: t.review.modes.none },
        ]}
      />
      {layers.mode === "swipe" && <Swipe {...props} />}
      {annotations.map((a, i) => (
        <Person key={a.id} {...props} annotation={a} index={i} />
      ))}
    </section>
  );
}

function Swipe({ annotations, layers, onLayers }: Props) {
  const pick = (side: 0 | 1) => (
    <select
      className={css.pick}
      aria-label={side ? t.review.right : t.review.left}
      value={layers.pair[side]}
      onChange={(e) => {
        const pair: [number, number] = [...layers.pair];
        pair[side] = Number(e.currentTarget.value);
        onLayers({ pair });
      }}
    >
      {annotations.map((a, i) => (
        <option key={a.id} value={i}>
          {a.name}
        </option>
      ))}
    </select>
  );
  return (
    <div className={css.swipe}>
      {pick(0)}
      <Slider
        size="sm"
        min={0}
        max={100}
        value={layers.at * 100}
        label={null}
        thumbLabel={t.review.line}
        onChange={(v) => onLayers({ at: v / 100 })}
        style={{ flex: 1 }}
      />
      {pick(1)}
    </div>
  );
}

function Person(props: Props & { annotation: Reviewed; index: number }) {
  const { annotation, index, layers, onLayers, onAccept, onStart, onBack } = props;
  const hidden = layers.hidden.has(annotation.id);
  return (
    <div className={css.person}>
      <Checkbox
        checked={!hidden}
        aria-label={t.review.showPerson(annotation.name)}
        onChange={() => {
          const next = new Set(layers.hidden);
          if (hidden) next.delete(annotation.id);
          else next.add(annotation.id);
          onLayers({ hidden: next });
        }}
      />
      <span className={css.dot} style={{ background: PEOPLE[index % PEOPLE.length] }} aria-hidden />
      <span className={css.who}>
        {annotation.name}
        <span className="dim">
          {" "}
          {annotation.seconds} s{annotation.state === "rework" && ` · ${t.review.returned}`}
        </span>
      </span>
      <Button variant="default" onClick={() => onAccept(index)}>
        {t.review.acceptShort} <kbd style={{ marginLeft: 6 }}>{keyName(`Alt+${index + 1}`)}</kbd>
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t.review.more(annotation.name)}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onStart(index)}>{t.review.baseShort}</Menu.Item>
          <Menu.Item disabled={annotation.state === "rework"} onClick={() => onBack(index)}>
            {t.review.sendBack} …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
