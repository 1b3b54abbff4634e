/** A plane bound to a session: which tool is at hand, what it makes, and what stands in the status line. */

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Cursor } from "@/editor/cursor";
import type { Named } from "@/editor/labels";
import { changeRegion, finish as finishRegion } from "@/editor/regions";
import type { BoundSchema } from "@/editor/registry";
import type { Point, Shape, StageDocument } from "@/editor/schema";
import { type EditorSession, useSession } from "@/editor/session";
import { choose } from "@/editor/verbs/arm";
import type { Plane } from "@/spaces/plane/backdrop";
import { takesAreas, trimmed } from "@/spaces/plane/booleans";
import { drawnOf } from "@/spaces/plane/drawn";
import type { ServedImage, Tool, ToolHost } from "@/spaces/plane/kind";
import type { PointerController } from "@/spaces/plane/pointer";
import { keepSettings, resized, type Settings, storedSettings } from "@/spaces/plane/settings";
import { type OfferedTool, offered, takes } from "@/spaces/plane/tools";
import { t } from "@/texts/texts";

type Options = {
  schema: BoundSchema;
  stage: StageDocument;
  session: EditorSession;
  named: Map<string, Named>;
  planes: Plane[];
  at: number;
  controller: React.RefObject<PointerController | null>;
};

export type PlaneEditing = ReturnType<typeof usePlaneEditor>;

export function usePlaneEditor({ schema, stage, session, named, planes, at, controller }: Options) {
  const [settings, setSettings] = useState(storedSettings);
  const [entry, setEntry] = useState<OfferedTool | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const activeLabel = useSession(session, (s) => s.activeLabel);
  const latest = useRef({ settings, at, planes });
  latest.current = { settings, at, planes };
  const questions = useMemo(() => schema.regionsQuestions(stage.name), [schema, stage.name]);
  const tools = useMemo(() => offered(schema.registry, questions), [schema, questions]);
  useEffect(() => keepSettings(settings), [settings]);

  const set = useCallback((change: Partial<Settings>) => setSettings((s) => ({ ...s, ...change })), []);
  const questionOf = useCallback((name: string | undefined) => questions.find((q) => q.name === name), [questions]);
  const size = useCallback((): Point => latest.current.planes[latest.current.at]?.size ?? [1, 1], []);
  const target = useCallback(() => {
    const active = session.get().activeLabel;
    const question = questionOf(active?.question);
    return active && question ? { question, label: active.label } : null;
  }, [session, questionOf]);

  const finish = useCallback(
    (shape: Shape) => {
      const to = target();
      if (!to) return;
      const { at: here } = latest.current;
      let made: Shape | null = shape;
      if (latest.current.settings.sharing) {
        const { answers } = session.get();
        const others = drawnOf({ schema, stage: stage.name, answers, named, page: here }).map((d) => d.shape);
        made = trimmed(schema.registry, shape, others, size());
        if (!made) setNotice(t.space.allCovered);
      }
      if (!made) return;
      const place = schema.registry.stage(stage).course?.place(here) ?? {};
      finishRegion({ schema, session }, to.question.name, { label: to.label, shape: made, ...place });
    },
    [session, schema, stage, named, target, size],
  );

  /** The image as the server has it, so that it can look for pixels in it. */
  const image = useCallback((): ServedImage | null => {
    const served = latest.current.planes[latest.current.at]?.served;
    if (!served) setNotice(t.space.notInPreview);
    return served ? { ...served, size: size() } : null;
  }, [size]);

  const host = useMemo(
    (): ToolHost => ({
      size,
      scale: () => controller.current?.painter.view.scale ?? 1,
      snap: (place, press) => controller.current?.snap(place, press) ?? place,
      finish,
      redraw: () => controller.current?.refresh(),
      skeleton: () => {
        const to = target();
        return to?.question.labels.find((l) => l.name === to.label)?.skeleton;
      },
      color: () => {
        const active = session.get().activeLabel;
        return named.get(`${active?.question}/${active?.label}`)?.color ?? "#0072b2";
      },
      editing: { schema, session, named },
      target,
      page: () => latest.current.at,
      brush: () => latest.current.settings.brush,
      tolerance: () => latest.current.settings.tolerance,
      sight: () => controller.current?.sight() ?? [0, 0, ...size()],
      image,
      notice: setNotice,
    }),
    [session, schema, named, target, finish, size, controller, image],
  );

  const tool = useMemo((): Tool | null => entry?.make(host) ?? null, [entry, host]);

  /** What is active says which tool is at hand: the one that is, if it can draw the label, else the first that can. */
  useLayoutEffect(() => {
    const question = questionOf(activeLabel?.question);
    setEntry((now) => {
      if (!question) return null;
      return now && takes(question, now) ? now : (tools.find((t) => takes(question, t)) ?? null);
    });
  }, [activeLabel, questionOf, tools]);

  /** Take a tool in hand; a label that it can draw becomes active if none is. */
  const pick = useCallback(
    (next: OfferedTool | null) => {
      setNotice(null);
      setEntry(next);
      if (!next) {
        session.activate(null);
        return;
      }
      const question = questionOf(session.get().activeLabel?.question);
      if (next.kind === null || (question && takes(question, next))) return;
      const fitting = questions.find((q) => takes(q, next));
      if (fitting) session.activate({ question: fitting.name, label: fitting.labels[0]!.name });
    },
    [session, questions, questionOf],
  );

  const select = useCallback(
    (id: string | null, also: boolean) => choose({ schema, session, named }, id, also),
    [schema, session, named],
  );

  const change = useCallback(
    (id: string, shape: Shape, name: string) =>
      changeRegion(session, schema, id, name, (region) => {
        const kind = schema.registry.kindOf(region.shape);
        const unit = schema.registry.stage(stage).course?.unit ?? "page";
        const cursor: Cursor = { unit, at: latest.current.at };
        region.shape = kind.put ? kind.put(region.shape, cursor, shape) : shape;
      }),
    [session, schema, stage],
  );

  /** The brush or the tolerance, one step larger or smaller. */
  const resize = useCallback(
    (way: 1 | -1) => {
      setSettings((s) => resized(s, entry?.sized ?? "brush", way));
      controller.current?.refresh();
    },
    [entry, controller],
  );
  const trims = useMemo(() => questions.some((q) => takesAreas(schema.registry, q)), [schema, questions]);

  return {
    settings,
    set,
    entry,
    pick,
    tool,
    tools,
    select,
    change,
    resize,
    notice,
    setNotice,
    questions,
    size,
    host,
    trims,
  };
}
