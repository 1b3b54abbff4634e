import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { findRegion } from "@/editor/regions";
import { useSession } from "@/editor/session";
import type { StageEditorProps } from "@/editor/stage";
import { kindOf } from "@/kinds/shapes";
import { type Adjust, AS_IT_IS } from "@/stages/image/Adjust";
import { remember } from "@/stages/image/clipboard";
import { imageCommands } from "@/stages/image/commands";
import { drawnOf, linksBetween } from "@/stages/image/drawn";
import { ImageStage } from "@/stages/image/ImageStage";
import css from "@/stages/image/image.module.css";
import { pressHere } from "@/stages/image/keyboard";
import { pagesOf } from "@/stages/image/pages";
import { StatusBar } from "@/stages/image/StatusBar";
import type { Surface } from "@/stages/image/surface";
import { Toolbar } from "@/stages/image/Toolbar";
import { underOf } from "@/stages/image/under";
import { useImageEditor } from "@/stages/image/useImageEditor";
import type { Viewport } from "@/stages/image/viewport";

/** Pictures bound to a session: tools draw, keys and pointer change, the list and the picture select each other. */
export function ImageEditor({ schema, stage, shown, session, named, compact, behind, tool: handle }: StageEditorProps) {
  const answers = useSession(session, (s) => s.answers);
  const selected = useSession(session, (s) => s.selected);
  const also = useSession(session, (s) => s.also);
  const armed = useSession(session, (s) => s.armed);
  const hidden = useSession(session, (s) => s.hidden);
  const locked = useSession(session, (s) => s.locked);
  const surface = useRef<Surface | null>(null);
  const [page, setPage] = useState(0);
  const [adjust, setAdjust] = useState<Adjust>(AS_IT_IS);
  const [adjusting, setAdjusting] = useState(false);
  const [fill, setFill] = useState(0.22);
  const [view, setView] = useState<Viewport | null>(null);
  const [pointer, setPointer] = useState<readonly [number, number] | null>(null);
  const [, setHint] = useState(0);
  const pages = useMemo(() => pagesOf(shown, stage.source), [shown, stage.source]);
  const editing = useImageEditor({ schema, stage, session, named, pages, page, surface });
  const { tool } = editing;
  const own = behind?.own;
  const regions = useMemo(() => {
    const drawn = drawnOf({ schema, stage: stage.name, answers, named, page, hidden });
    return own ? drawn.map((d) => ({ ...d, order: own.get(d.id) ?? d.order })) : drawn;
  }, [schema, stage.name, answers, named, page, hidden, own]);
  const links = useMemo(() => linksBetween(schema, answers, named, regions), [schema, answers, named, regions]);
  const size = pages[page]?.source.size;
  const under = useMemo(
    () => (behind && size ? underOf({ schema, stage: stage.name, named, page, size, behind }) : null),
    [schema, stage.name, named, page, size, behind],
  );
  const chosen = useMemo(() => (selected === null ? [] : [selected, ...also]), [selected, also]);
  const keepSurface = useCallback((made: Surface | null) => {
    surface.current = made;
  }, []);
  const said = useRef<string | null>(null);
  const onHint = useCallback(() => {
    const hint = surface.current?.props.tool?.hint?.() ?? null;
    if (hint !== said.current) {
      said.current = hint;
      setHint((n) => n + 1);
    }
  }, []);
  const turns = useCallback(
    (id: string) => {
      const question = findRegion(schema, session.get().answers, id)?.question;
      const asked = schema.questions.find((q) => q.name === question);
      return asked?.type === "regions" && asked.rotated === true;
    },
    [schema, session],
  );

  const commands = () =>
    imageCommands({
      schema,
      stage,
      session,
      editing,
      surface,
      page,
      pages: pages.length,
      onPage: setPage,
      onAdjust: () => setAdjusting((on) => !on),
    });

  // The page gives each item an editor of its own, so that this one ends with its item.
  useEffect(() => () => remember(schema, stage.name, session.get().answers), [schema, stage.name, session]);

  useImperativeHandle(handle, () => ({
    press: editing.press,
    focus: () => surface.current?.element.focus({ preventScroll: true }),
    reveal: (id) => {
      const found = findRegion(schema, session.get().answers, id)?.region;
      if (!found || found.shape.type === "span") return;
      setPage(found.page ?? 0);
      surface.current?.reveal(kindOf(found.shape).bounds(found.shape));
    },
    look: (_, region) => {
      if (region.shape.type === "span") return;
      setPage(region.page ?? 0);
      surface.current?.reveal(kindOf(region.shape).bounds(region.shape));
    },
    commands,
  }));

  /** Keys that mean something to what is being drawn come before the page's. */
  const onKeyDown = (event: React.KeyboardEvent) => {
    const at = surface.current?.cursor ?? [0, 0];
    const name =
      event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey
        ? "Mod+z"
        : event.key === " "
          ? ""
          : event.key;
    if (event.key === "Escape" && tool) {
      if (!tool.cancel()) editing.pick(null);
    } else if (event.key === "Enter" && event.shiftKey && tool) surface.current && pressHere(surface.current, true);
    else if ((event.key === "Delete" || event.key === "Backspace") && !tool && removeVertex()) {
      // A vertex went, not the region.
    } else if (!tool?.key?.(name, at)) {
      if (event.key !== "Enter" || !tool || event.ctrlKey || event.metaKey) return;
      if (surface.current) pressHere(surface.current, false);
    }
    surface.current?.refresh();
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
  };
  const removeVertex = (): boolean => {
    const active = surface.current?.active;
    const region = regions.find((r) => r.id === selected);
    const kind = region && kindOf(region.shape);
    if (!active || !region || !kind?.without || locked.has(region.id) || active === "turn") return false;
    const left = kind.without(region.shape, active);
    if (!left) return false;
    editing.change(region.id, left, "delete a vertex");
    if (surface.current) surface.current.active = null;
    return true;
  };

  const source = pages[page]?.source;
  if (!source || !pages[page])
    return <div className={css.fault}>The files of this item are not there: {String(shown.data[stage.source])}</div>;
  const question = schema.questions.find((q) => q.name === armed?.question);
  const skeleton =
    question?.type === "regions" ? question.labels.find((l) => l.name === armed?.label)?.skeleton : undefined;
  return (
    <section className={css.editor} onKeyDown={onKeyDown} aria-label={stage.title ?? stage.name}>
      {!compact && <Toolbar editing={editing} readOnly={session.readOnly} />}
      <div className={css.body}>
        <ImageStage
          source={source}
          thumbnail={pages[page].thumbnail}
          label={`${stage.title ?? stage.name}: ${pages[page].media.name}`}
          adjust={adjust}
          fill={fill}
          names
          regions={regions}
          under={under}
          selected={chosen}
          locked={locked}
          links={links}
          tool={session.readOnly ? null : tool}
          draftColor={editing.host.color()}
          draftSkeleton={skeleton}
          snapping={editing.settings.snapping}
          crosshair={editing.settings.crosshair}
          readOnly={session.readOnly}
          turns={turns}
          onSelect={editing.select}
          onChange={editing.change}
          onView={setView}
          onPointer={setPointer}
          onHint={onHint}
          handle={keepSurface}
        />
        <StatusBar
          hint={editing.notice ?? tool?.hint?.() ?? null}
          pointer={pointer}
          view={view}
          surface={surface}
          page={page}
          pages={pages.length}
          onPage={setPage}
          adjust={{ adjust, onAdjust: setAdjust, fill, onFill: setFill, opened: adjusting, onOpened: setAdjusting }}
        />
      </div>
    </section>
  );
}
