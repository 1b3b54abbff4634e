import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useClock } from "@/editor/clock";
import { findRegion } from "@/editor/regions";
import type { Region } from "@/editor/schema";
import { useSession } from "@/editor/session";
import type { StageEditorProps } from "@/editor/stage";
import { remember } from "@/editor/verbs/clipboard";
import { type Adjust, AS_IT_IS } from "@/spaces/plane/Adjust";
import type { Plane } from "@/spaces/plane/backdrop";
import { relabeledInLayer } from "@/spaces/plane/booleans";
import { planeCommands } from "@/spaces/plane/commands";
import { drawnOf, linksBetween } from "@/spaces/plane/drawn";
import { boundsOfShape } from "@/spaces/plane/geometry";
import { overlayOf } from "@/spaces/plane/overlay";
import { PlaneCanvas } from "@/spaces/plane/PlaneCanvas";
import css from "@/spaces/plane/plane.module.css";
import type { PointerController } from "@/spaces/plane/pointer";
import { StatusBar } from "@/spaces/plane/StatusBar";
import { Toolbar } from "@/spaces/plane/Toolbar";
import { usePlaneEditor } from "@/spaces/plane/usePlaneEditor";
import type { Viewport } from "@/spaces/plane/viewport";
import { t } from "@/texts/texts";

/** Planes bound to a session: tools draw, keys and pointer change, the list and the plane select each other. */
export function PlaneEditor(props: StageEditorProps & { planes: Plane[] }) {
  const { schema, stage, shown, session, named, clock, compact, overlays, planes, handle } = props;
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const also = useSession(session, (s) => s.also);
  const activeLabel = useSession(session, (s) => s.activeLabel);
  const hidden = useSession(session, (s) => s.hidden);
  const locked = useSession(session, (s) => s.locked);
  const controller = useRef<PointerController | null>(null);
  const { course } = schema.registry.stage(stage);
  const unit = course?.unit ?? "page";
  const at = Math.min(planes.length - 1, Math.floor(useClock(clock, unit)));
  const [adjust, setAdjust] = useState<Adjust>(AS_IT_IS);
  const [adjusting, setAdjusting] = useState(false);
  const [fill, setFill] = useState(0.22);
  const [view, setView] = useState<Viewport | null>(null);
  const [pointer, setPointer] = useState<readonly [number, number] | null>(null);
  const [, setHint] = useState(0);
  const editing = usePlaneEditor({ schema, stage, session, named, planes, at, controller });
  const { tool } = editing;
  const own = overlays?.own;
  const regions = useMemo(() => {
    const drawn = drawnOf({ schema, stage: stage.name, answers, named, page: at, hidden });
    return own ? drawn.map((d) => ({ ...d, order: own.get(d.id) ?? d.order })) : drawn;
  }, [schema, stage.name, answers, named, at, hidden, own]);
  const links = useMemo(() => linksBetween(schema, answers, named, regions), [schema, answers, named, regions]);
  const size = planes[at]?.size;
  const overlay = useMemo(
    () => (overlays && size ? overlayOf({ schema, stage: stage.name, named, page: at, size, overlays }) : null),
    [schema, stage.name, named, at, size, overlays],
  );
  const chosen = useMemo(() => (selected === null ? [] : [selected, ...also]), [selected, also]);
  const keepController = useCallback((made: PointerController | null) => {
    controller.current = made;
  }, []);
  const said = useRef<string | null>(null);
  const onHint = useCallback(() => {
    const hint = controller.current?.props.tool?.hint?.() ?? null;
    if (hint !== said.current) {
      said.current = hint;
      setHint((n) => n + 1);
    }
  }, []);

  // The desk gives each item an editor of its own, so that this one ends with its item.
  useEffect(() => () => remember(schema, stage.name, session.get().answers), [schema, stage.name, session]);

  const show = (region: Region | undefined) => {
    if (!region || schema.registry.kindOf(region.shape).space !== "plane") return;
    clock.seek(unit, course?.of(region) ?? 0);
    controller.current?.reveal(boundsOfShape(schema.registry, region.shape));
  };
  useImperativeHandle(handle, () => ({
    isDrawing: () => tool !== null,
    relabel: (question, id, label) =>
      relabeledInLayer(session, schema, schema.regionsQuestion(question)!, id, label, editing.size()),
    focus: () => controller.current?.element.focus({ preventScroll: true }),
    reveal: (id) => {
      const found = findRegion(schema, session.get().answers, id);
      if (found && schema.stageOf(found.question)?.name === stage.name) show(found.region);
    },
    look: (_, region) => show(region),
    commands: () =>
      planeCommands({
        schema,
        stage,
        session,
        editing,
        controller,
        at,
        onAdjust: () => setAdjusting((on) => !on),
      }),
  }));

  const here = planes[at];
  if (!here)
    return (
      <div className={css.fault}>
        {t.space.filesMissingNamed} {String(shown.data[stage.source])}
      </div>
    );
  const question = schema.regionsQuestion(activeLabel?.question);
  return (
    <section className={css.editor} aria-label={stage.title ?? stage.name}>
      {!compact && <Toolbar editing={editing} readOnly={session.readOnly} />}
      <div className={css.body}>
        <PlaneCanvas
          registry={schema.registry}
          plane={here}
          label={`${stage.title ?? stage.name}: ${here.name}`}
          adjust={adjust}
          fill={fill}
          names
          regions={regions}
          overlay={overlay}
          selected={chosen}
          locked={locked}
          links={links}
          tool={session.readOnly ? null : tool}
          draftColor={editing.host.color()}
          draftSkeleton={question?.labels.find((l) => l.name === activeLabel?.label)?.skeleton}
          snapping={editing.settings.snapping}
          crosshair={editing.settings.crosshair}
          readOnly={session.readOnly}
          onSelect={editing.select}
          onChange={editing.change}
          onView={setView}
          onPointer={setPointer}
          onHint={onHint}
          handle={keepController}
        />
        <StatusBar
          hint={editing.notice ?? tool?.hint?.() ?? null}
          pointer={pointer}
          view={view}
          controller={controller}
          adjust={{ adjust, onAdjust: setAdjust, fill, onFill: setFill, opened: adjusting, onOpened: setAdjusting }}
        />
      </div>
    </section>
  );
}
