/** Regions copied from one place to another: within an item, to another item, or all of the item before. */

import type { BoundSchema } from "@/editor/registry";
import { type Answers, type Region, regionsOf } from "@/editor/schema";
import { type EditorSession, freshId } from "@/editor/session";
import { t } from "@/texts/texts";

export type Placed = { question: string; region: Region };

/** Kept while the page is open. */
let copied: Placed[] = [];
const before = new Map<string, Placed[]>();

export function copy(all: Placed[], ids: string[]): void {
  copied = structuredClone(all.filter((a) => ids.includes(a.region.id)));
}

/** Remember what an item had on a stage, so that the next one can start from it. */
export function remember(schema: BoundSchema, stage: string, answers: Answers): void {
  const found = schema
    .regionsQuestions(stage)
    .flatMap(({ name }) => regionsOf(answers, name).map((region) => ({ question: name, region })));
  if (found.length) before.set(stage, found);
}

/** Where to: the questions that take regions, what a region there has besides its shape, and whether one fits. */
export type Target = { questions: string[]; place: Partial<Region>; fits: (region: Region) => boolean };

/** Put what was copied into a place. Gives what stands against it. */
export const paste = (session: EditorSession, target: Target): string | null => put(session, target, copied, "paste");

/** All regions of the item before. */
export const repeat = (session: EditorSession, target: Target, stage: string): string | null =>
  put(session, target, before.get(stage) ?? [], "repeat");

function put(session: EditorSession, target: Target, from: Placed[], name: string): string | null {
  const fitting = from.filter(({ question, region }) => target.questions.includes(question) && target.fits(region));
  if (fitting.length === 0) return from.length ? t.space.copyDoesNotFit : t.space.nothingWasCopied;
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
          ...target.place,
          id: ids[i]!,
          ...(group ? { group: groups.get(group)! } : {}),
        });
      });
    },
    ids[0],
  );
  return null;
}
