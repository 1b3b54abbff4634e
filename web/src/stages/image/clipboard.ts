/** Regions copied from one place to another: within an item, to another item, or all of the item before. */
import { type Answers, type Region, type RegionsQuestion, regionsOf, type Schema } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { kindOf } from "@/kinds/shapes";
import type { Size } from "@/stages/image/viewport";

type Placed = { question: string; region: Region };

/** Kept while the page is open. */
let copied: Placed[] = [];
const before = new Map<string, Placed[]>();

export function copy(all: Placed[], ids: string[]): void {
  copied = structuredClone(all.filter((a) => ids.includes(a.region.id)));
}

/** Remember what an item had on a stage, so that the next one can start from it. */
export function remember(schema: Schema, stage: string, answers: Answers): void {
  const found = schema.questions.flatMap((q) =>
    q.type === "regions" && q.stage === stage
      ? regionsOf(answers, q.name).map((region) => ({ question: q.name, region }))
      : [],
  );
  if (found.length) before.set(stage, found);
}

/** Put what was copied onto a page. Gives what stands against it. */
export function paste(session: EditorSession, questions: RegionsQuestion[], page: number, size: Size): string | null {
  return put(session, questions, page, size, copied, "paste");
}

/** All regions of the item before. */
export function repeat(
  session: EditorSession,
  questions: RegionsQuestion[],
  stage: string,
  page: number,
  size: Size,
): string | null {
  return put(session, questions, page, size, before.get(stage) ?? [], "repeat");
}

function put(
  session: EditorSession,
  questions: RegionsQuestion[],
  page: number,
  [width, height]: Size,
  from: Placed[],
  name: string,
): string | null {
  const fitting = from.filter(({ question, region: { shape } }) => {
    if (!questions.some((q) => q.name === question) || shape.type === "span") return false;
    if (shape.type === "mask") return shape.size[0] === height && shape.size[1] === width;
    const [l, t, r, b] = kindOf(shape).bounds(shape);
    return l < width && t < height && r > 0 && b > 0;
  });
  if (fitting.length === 0) return from.length ? "What was copied does not fit this picture." : "Nothing was copied.";
  const ids = fitting.map(() => freshId("r"));
  // Groups stay together, under a name of their own.
  const groups = new Map<string, string>();
  for (const { region } of fitting)
    if (region.group && !groups.has(region.group)) groups.set(region.group, freshId("g"));
  session.run(
    name,
    (draft) => {
      fitting.forEach(({ question, region }, i) => {
        const { page: _, group, ...rest } = structuredClone(region);
        draft[question] ??= [];
        (draft[question] as Region[]).push({
          ...rest,
          id: ids[i]!,
          ...(group ? { group: groups.get(group)! } : {}),
          ...(page ? { page } : {}),
        });
      });
    },
    ids[0],
  );
  return null;
}
