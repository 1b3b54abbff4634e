/** An image stage bound to a session: which tool is at hand, what it makes, and what stands in the status line. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { complain } from "@/app/toast";
import type { Named } from "@/editor/labels";
import { changeRegion, findRegion, questionsOn } from "@/editor/regions";
import type { PictureShape, Point, Region, RegionsQuestion, Schema, StageDocument } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { BRUSH_SIZES } from "@/kinds/mask/brush";
import { fits, link } from "@/kinds/relation/relation";
import { drawnOf } from "@/stages/image/drawn";
import type { Tool } from "@/stages/image/kind";
import { cut, relabelled, trimmed } from "@/stages/image/operations";
import type { PageOf } from "@/stages/image/pages";
import { fillHole, paint } from "@/stages/image/painting";
import { superpixels, wand } from "@/stages/image/select";
import type { Surface } from "@/stages/image/surface";
import { type EditorHost, TOOLS, type ToolEntry, takes } from "@/stages/image/tools";

export type Settings = { snapping: boolean; crosshair: boolean; sharing: boolean; brush: number; tolerance: number };

const SETTINGS: Settings = { snapping: true, crosshair: true, sharing: false, brush: 18, tolerance: 24 };

function stored(): Settings {
  try {
    return { ...SETTINGS, ...JSON.parse(localStorage.getItem("tm-image") ?? "{}") };
  } catch {
    return SETTINGS;
  }
}

type Options = {
  schema: Schema;
  stage: StageDocument;
  session: EditorSession;
  named: Map<string, Named>;
  pages: PageOf[];
  page: number;
  surface: React.RefObject<Surface | null>;
};

export type ImageEditing = ReturnType<typeof useImageEditor>;

export function useImageEditor({ schema, stage, session, named, pages, page, surface }: Options) {
  const [settings, setSettings] = useState(stored);
  const [entry, setEntry] = useState<ToolEntry | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const latest = useRef({ settings, page, pages });
  latest.current = { settings, page, pages };
  const questions = useMemo(() => questionsOn(schema, stage.name), [schema, stage.name]);
  useEffect(() => localStorage.setItem("tm-image", JSON.stringify(settings)), [settings]);

  const set = useCallback((change: Partial<Settings>) => setSettings((s) => ({ ...s, ...change })), []);
  const questionOf = useCallback((name: string | undefined) => questions.find((q) => q.name === name), [questions]);
  const size = useCallback((): Point => latest.current.pages[latest.current.page]?.source.size ?? [1, 1], []);

  const finish = useCallback(
    (shape: PictureShape) => {
      const { armed, answers } = session.get();
      const question = questionOf(armed?.question);
      if (!armed || !question) return;
      const here = latest.current.page;
      let made: PictureShape | null = shape;
      if (shape.type === "polygon" && latest.current.settings.sharing) {
        const others = drawnOf({ schema, stage: stage.name, answers, named, page: here }).map((d) => d.shape);
        made = trimmed(shape, others);
        if (!made) setNotice("Other regions cover all of that area; nothing was added.");
      }
      if (!made) return;
      const id = freshId("r");
      const region: Region = { id, label: armed.label, shape: made, attributes: {}, ...(here ? { page: here } : {}) };
      session.run(
        `draw ${armed.label}`,
        (draft) => {
          draft[question.name] ??= [];
          (draft[question.name] as Region[]).push(region);
        },
        id,
      );
    },
    [session, schema, stage.name, named, questionOf],
  );

  /** Whether the server knows the picture, so that it can look for pixels in it. */
  const served = useCallback((here: PageOf): boolean => {
    const known = here.source.file.startsWith("/api/");
    if (!known) setNotice("This tool needs a picture of a project; the sample is none.");
    return known;
  }, []);

  const host = useMemo((): EditorHost => {
    const armed = () => session.get().armed;
    const whenArmed = (act: (question: RegionsQuestion, a: NonNullable<ReturnType<typeof armed>>) => void) => {
      const a = armed();
      const question = questionOf(a?.question);
      if (a && question) act(question, a);
    };
    const painted = (bits: Parameters<EditorHost["paint"]>[0], on: boolean) =>
      whenArmed((question, a) => paint(session, question, a, latest.current.page, size(), bits, on));
    return {
      size,
      scale: () => surface.current?.painter.view.scale ?? 1,
      snap: (at, press) => surface.current?.snap(at, press) ?? at,
      finish,
      redraw: () => surface.current?.refresh(),
      skeleton: () => {
        const a = armed();
        return questionOf(a?.question)?.labels.find((l) => l.name === a?.label)?.skeleton;
      },
      color: () => named.get(`${armed()?.question}/${armed()?.label}`)?.color ?? "#0072b2",
      brush: () => latest.current.settings.brush,
      paint: painted,
      cut: (area) => setNotice(cut(session, schema, area, size())),
      fill: (at) =>
        whenArmed((question, a) => setNotice(fillHole(session, schema, question, a, latest.current.page, size(), at))),
      wand: (at) => {
        const here = latest.current.pages[latest.current.page];
        const sight = surface.current?.sight();
        if (!here || !sight || !served(here)) return;
        setNotice("Looking for pixels alike …");
        wand(here, at, latest.current.settings.tolerance, sight)
          .then((bits) => {
            setNotice(bits ? null : "There is nothing alike here.");
            if (bits) painted(bits, true);
          })
          .catch(complain);
      },
      superpixel: (at) => {
        const here = latest.current.pages[latest.current.page];
        const sight = surface.current?.sight();
        if (!here || !sight || !served(here)) return;
        superpixels(here, sight, latest.current.settings.tolerance)
          .then((pieces) => {
            const piece = pieces.at(at);
            if (piece) painted(piece, true);
          })
          .catch(complain);
      },
    };
  }, [session, schema, named, questionOf, finish, size, surface, served]);

  const tool = useMemo((): Tool | null => entry?.make(host) ?? null, [entry, host]);

  /** Take a tool in hand; a label that it can draw is armed if none is. */
  const pick = useCallback(
    (next: ToolEntry | null) => {
      setNotice(null);
      setEntry(next);
      const { armed } = session.get();
      if (!next) {
        session.arm(null);
        return;
      }
      const question = questionOf(armed?.question);
      if (next.id === "cut" || (question && takes(question, next))) return;
      const fitting = questions.find((q) => takes(q, next));
      if (fitting) session.arm({ question: fitting.name, label: fitting.labels[0]!.name });
    },
    [session, questions, questionOf],
  );

  /** A label's key: with a tool at hand it is what is drawn next; else it changes what is selected, or takes a tool in hand. */
  const press = useCallback(
    (name: string, label: string) => {
      const asked = schema.questions.find((q) => q.name === name);
      const { armed, selected } = session.get();
      if (asked?.type === "relations") {
        pick(null);
        if (fits(schema, session, name, selected, "from")) session.arm({ question: name, label, from: selected! });
        else session.arm(armed?.label === label && armed.question === name ? null : { question: name, label });
        return;
      }
      const question = questionOf(name);
      if (!question) return;
      const found = findRegion(schema, session.get().answers, selected);
      const free = session.selection().filter((id) => !session.get().locked.has(id));
      if (!entry && found?.question === name && free.length) {
        for (const id of free) relabelled(session, schema, question, id, label, size());
        return;
      }
      if (entry && armed?.question === name && armed.label === label && !found) {
        pick(null);
        return;
      }
      session.select(null);
      session.arm({ question: name, label });
      if (!entry || !takes(question, entry)) setEntry(TOOLS.find((t) => takes(question, t)) ?? null);
    },
    [schema, session, entry, pick, questionOf, size],
  );

  const select = useCallback(
    (id: string | null, also: boolean) => {
      const { armed } = session.get();
      if (id && armed?.from) {
        if (fits(schema, session, armed.question, id, "to")) link(session, armed.question, armed.label, armed.from, id);
        return;
      }
      if (also && id) session.selectAlso(id);
      else session.select(id);
    },
    [schema, session],
  );

  const change = useCallback(
    (id: string, shape: PictureShape, name: string) =>
      changeRegion(session, schema, id, name, (region) => {
        region.shape = shape;
      }),
    [session, schema],
  );

  /** The brush or the tolerance, one step larger or smaller. */
  const resize = useCallback(
    (way: 1 | -1) => {
      if (entry?.id === "wand" || entry?.id === "superpixel")
        setSettings((s) => ({ ...s, tolerance: Math.max(2, Math.min(128, s.tolerance + way * 4)) }));
      else
        setSettings((s) => {
          const at = BRUSH_SIZES.findIndex((b) => b >= s.brush);
          return { ...s, brush: BRUSH_SIZES[Math.max(0, Math.min(BRUSH_SIZES.length - 1, at + way))]! };
        });
      surface.current?.refresh();
    },
    [entry, surface],
  );

  return { settings, set, entry, pick, tool, press, select, change, resize, notice, setNotice, questions, size, host };
}
