import { ActionIcon, Button, Checkbox, Menu, SegmentedControl, Slider, Tooltip } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { shown as keyName } from "@/editor/hotkeys";
import type { Named } from "@/editor/labels";
import { remove } from "@/editor/regions";
import type { Region, Schema } from "@/editor/schema";
import type { EditorSession } from "@/editor/session";
import { type Cluster, memberRegion, type Reviewed, takeMember } from "@/pages/review/clusters";
import css from "@/pages/review/review.module.css";

/** Colours of annotators, apart from those of labels. */
export const PEOPLE = ["#ffd400", "#00e5ff", "#ff5ad1", "#7cff4f", "#ff8a3d", "#b388ff"];

export type Mode = "overlay" | "heat" | "swipe" | "none";
export type Looking = {
  mode: Mode;
  hidden: ReadonlySet<string>;
  at: number;
  pair: [number, number];
  current: number | null;
};

type Props = {
  schema: Schema;
  named: Map<string, Named>;
  session: EditorSession;
  annotations: Reviewed[];
  clusters: Cluster[];
  settled: Map<number, Region>;
  looking: Looking;
  onLook: (change: Partial<Looking>) => void;
  onAccept: (index: number) => void;
  onStart: (index: number) => void;
  onBack: (index: number) => void;
};

/** Who answered and how it is laid over the picture; then, thing by thing, who marked it and whether it is in the answer. */
export function Overlay(props: Props) {
  const { annotations, looking, onLook } = props;
  return (
    <>
      <section className={css.people} aria-label="Annotators">
        <SegmentedControl
          fullWidth
          aria-label="Others’ answers"
          value={looking.mode}
          onChange={(mode) => onLook({ mode: mode as Mode })}
          data={[
            { value: "overlay", label: "Overlay" },
            { value: "heat", label: "Heat map" },
            { value: "swipe", label: "Side by side", disabled: annotations.length < 2 },
            { value: "none", label: "None" },
          ]}
        />
        {looking.mode === "swipe" && <Swipe {...props} />}
        {annotations.map((a, i) => (
          <Person key={a.id} {...props} annotation={a} index={i} />
        ))}
      </section>
      <Things {...props} />
    </>
  );
}

function Swipe({ annotations, looking, onLook }: Props) {
  const pick = (side: 0 | 1) => (
    <select
      className={css.pick}
      aria-label={side ? "Right of the line" : "Left of the line"}
      value={looking.pair[side]}
      onChange={(e) => {
        const pair: [number, number] = [...looking.pair];
        pair[side] = Number(e.currentTarget.value);
        onLook({ pair });
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
        value={looking.at * 100}
        label={null}
        thumbLabel="Where the line stands"
        onChange={(v) => onLook({ at: v / 100 })}
        style={{ flex: 1 }}
      />
      {pick(1)}
    </div>
  );
}

function Person(props: Props & { annotation: Reviewed; index: number }) {
  const { annotation, index, looking, onLook, onAccept, onStart, onBack } = props;
  const hidden = looking.hidden.has(annotation.id);
  return (
    <div className={css.person}>
      <Checkbox
        checked={!hidden}
        aria-label={`Show ${annotation.name}`}
        onChange={() => {
          const next = new Set(looking.hidden);
          if (hidden) next.delete(annotation.id);
          else next.add(annotation.id);
          onLook({ hidden: next });
        }}
      />
      <span className={css.dot} style={{ background: PEOPLE[index % PEOPLE.length] }} aria-hidden />
      <span className={css.who}>
        {annotation.name}
        <span className="dim">
          {" "}
          {annotation.seconds} s{annotation.state === "rework" && " · sent back"}
        </span>
      </span>
      <Button variant="default" onClick={() => onAccept(index)}>
        Accept <kbd style={{ marginLeft: 6 }}>{keyName(`Alt+${index + 1}`)}</kbd>
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${annotation.name}`}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onStart(index)}>Start from these answers</Menu.Item>
          <Menu.Item disabled={annotation.state === "rework"} onClick={() => onBack(index)}>
            Send back …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function Things(props: Props) {
  const { schema, named, session, annotations, clusters, settled, looking, onLook } = props;
  if (clusters.length === 0) return null;
  const open = clusters.filter((c, n) => disputed(c, annotations.length) && !settled.has(n)).length;
  return (
    <section aria-label="Matched regions">
      <div className={css.thingsHead}>
        <strong>Matched regions</strong>
        <span className="dim">
          {clusters.length} things, {open} not in the answer
        </span>
      </div>
      <ol className={css.things}>
        {clusters.map((cluster, n) => {
          const label = cluster.members[0]!.label;
          const name = named.get(`${cluster.question}/${label}`);
          const labels = new Set(cluster.members.map((m) => m.label));
          return (
            <li
              key={n}
              className={css.thing}
              data-on={looking.current === n}
              data-differs={disputed(cluster, annotations.length)}
              aria-current={looking.current === n || undefined}
              ref={looking.current === n ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            >
              <button
                type="button"
                className={css.thingName}
                onClick={() => onLook({ current: looking.current === n ? null : n })}
              >
                <span className="mono dim">{n + 1}</span>
                <span className={css.dot} style={{ background: name?.color }} aria-hidden />
                <span>
                  {[...labels].map((l) => named.get(`${cluster.question}/${l}`)?.title ?? l).join(" / ")}
                  <span className="dim">
                    {" "}
                    {cluster.members.length} of {annotations.length}
                    {cluster.likeness !== null && ` · ${cluster.likeness.toFixed(2)} alike`}
                    {settled.has(n) ? "" : " · not in the answer"}
                  </span>
                </span>
              </button>
              <span className={css.members}>
                {annotations.map((a, i) => {
                  const member = cluster.members.find((m) => m.annotation === a.id);
                  if (!member) return <span key={a.id} className={css.absent} aria-hidden />;
                  return (
                    <Tooltip
                      key={a.id}
                      label={`Take ${a.name}’s (${keyName(`Alt+Shift+${i + 1}`)} on the current one)`}
                    >
                      <button
                        type="button"
                        className={css.member}
                        style={{ background: PEOPLE[i % PEOPLE.length] }}
                        aria-label={`${initials(a.name)}: take ${a.name}’s region ${n + 1}`}
                        onClick={() => {
                          const region = memberRegion(schema, annotations, member);
                          if (region) takeMember(session, cluster.question, region, settled.get(n));
                        }}
                      >
                        {initials(a.name)}
                      </button>
                    </Tooltip>
                  );
                })}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`Leave region ${n + 1} out`}
                  disabled={!settled.has(n)}
                  onClick={() => settled.has(n) && remove(session, schema, settled.get(n)!.id)}
                >
                  <IconTrash size={13} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Not made by everybody, or with different labels. */
export const disputed = (cluster: Cluster, people: number): boolean =>
  cluster.members.length < people || new Set(cluster.members.map((m) => m.label)).size > 1;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0])
    .join("")
    .slice(0, 2)
    .toUpperCase();
