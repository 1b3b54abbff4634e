/**
 * Chains: regions that mean the same thing (coreference). `c` starts a chain with the selected region; while it is at hand,
 * further regions join it by `c`, by Enter or by being clicked. A region is in one chain at most.
 */

import type { Schemas } from "@/api/client";
import type { Command } from "@/editor/keys";
import { type Badge, defineLinks, type Editing } from "@/editor/kind";
import { PALETTE } from "@/editor/labels";
import { findRegion } from "@/editor/regions";
import { isRegions, type Linked, type LinksQuestion, linksOf, type Sent } from "@/editor/schema";
import { freshId } from "@/editor/session";
import { ChainsHint } from "@/kinds/chains/ChainsHint";
import { ChainsSettings } from "@/kinds/chains/ChainsSettings";
import { t } from "@/texts/texts";

export type Chain = Linked & Sent<Schemas["Chain"]>;
export type ChainsQuestion = LinksQuestion & Omit<Sent<Schemas["ChainsQuestion"]>, "labels">;

/** The first colours go to labels. */
const AFTER_LABELS = 6;

/** Number and colour of the nth chain. */
const signOf = (n: number): Badge => ({
  text: String(n + 1),
  color: PALETTE[(n + AFTER_LABELS) % PALETTE.length]!,
});

const chainsOf = ({ session }: Editing, question: ChainsQuestion) =>
  linksOf<Chain>(session.get().answers, question.name);

/** Chains without a region, and without those that nothing is left of. */
const without = (chains: Chain[], gone: ReadonlySet<string>): Chain[] =>
  chains
    .filter((chain) => !gone.has(chain.id))
    .map((chain) => (chain.members.some((m) => gone.has(m)) ? leaving(chain, gone) : chain))
    .filter((chain) => chain.members.length > 0);

const leaving = (chain: Chain, gone: ReadonlySet<string>): Chain => ({
  ...chain,
  members: chain.members.filter((m) => !gone.has(m)),
});

/** The chain at hand, which further regions join. */
function atHand(editing: Editing, question: ChainsQuestion): Chain | undefined {
  const { activeLabel } = editing.session.get();
  if (activeLabel?.question !== question.name) return undefined;
  return chainsOf(editing, question).find((chain) => chain.id === activeLabel.from);
}

function isMention({ schema, session }: Editing, question: ChainsQuestion, id: string | null): id is string {
  return findRegion(schema, session.get().answers, id)?.question === question.of;
}

/** Start a chain with these regions and have it at hand. */
function start(editing: Editing, question: ChainsQuestion, members: string[], label?: string): void {
  const { session } = editing;
  const id = freshId("k");
  const name = label ?? question.labels?.[0]?.name;
  session.run("start a chain", (draft) => {
    const rest = without((draft[question.name] as Chain[] | undefined) ?? [], new Set(members));
    draft[question.name] = [...rest, { id, ...(name ? { label: name } : {}), members }];
  });
  session.activate({ question: question.name, label: name ?? "", from: id });
}

/** Bring regions into a chain; a chain that one of them is in comes with it as a whole. */
export function join(editing: Editing, question: ChainsQuestion, chain: Chain, regions: string[]): void {
  const others = chainsOf(editing, question).filter(
    (c) => c.id !== chain.id && c.members.some((m) => regions.includes(m)),
  );
  const coming = [...new Set([...regions, ...others.flatMap((c) => c.members)])];
  editing.session.run("join a chain", (draft) => {
    const kept = (draft[question.name] as Chain[]).filter((c) => !others.some((o) => o.id === c.id));
    const target = kept.find((c) => c.id === chain.id)!;
    for (const id of coming) if (!target.members.includes(id)) target.members.push(id);
    draft[question.name] = kept;
  });
}

function commands(editing: Editing, question: ChainsQuestion): Command[] {
  const { session } = editing;
  const group = question.title ?? question.name;
  const mentions = () => session.selection().filter((id) => isMention(editing, question, id));
  return [
    {
      id: `chain ${question.name}`,
      title: t.kinds.startOrJoinChain,
      group,
      keys: ["c"],
      when: () => mentions().length > 0,
      run: () => {
        const ids = mentions();
        const own = chainsOf(editing, question).find((chain) => ids.some((id) => chain.members.includes(id)));
        const hand = atHand(editing, question);
        if (hand) join(editing, question, hand, ids);
        else if (own) {
          session.activate({ question: question.name, label: own.label ?? "", from: own.id });
          join(editing, question, own, ids);
        } else start(editing, question, ids);
      },
    },
    {
      id: `unchain ${question.name}`,
      title: t.kinds.leaveChain,
      group,
      keys: ["Shift+Delete", "Shift+Backspace"],
      when: () => mentions().length > 0,
      run: () => {
        const gone = new Set(mentions());
        session.run("leave a chain", (draft) => {
          draft[question.name] = without((draft[question.name] as Chain[] | undefined) ?? [], gone);
        });
      },
    },
  ];
}

export const chains = defineLinks<ChainsQuestion, Chain>({
  family: "links",
  type: "chains",
  title: t.kinds.chains,
  about: t.kinds.chainsAbout,
  joins: (question) => [question.of],
  rows: (question, all, nameOf) =>
    all.map((chain, n) => ({
      id: chain.id,
      question: question.name,
      label: chain.label,
      title: [t.kinds.chainNumber(n + 1), question.labels?.find((l) => l.name === chain.label)?.title ?? chain.label]
        .filter(Boolean)
        .join(" "),
      color: signOf(n).color,
      text: chain.members.map(nameOf).join(" · "),
      values: chain.attributes ?? {},
    })),
  without,
  badges: (_, all) => new Map(all.flatMap((chain, n) => chain.members.map((id): [string, Badge] => [id, signOf(n)]))),
  press(editing, question, label) {
    const { session } = editing;
    const { selected } = session.get();
    const all = chainsOf(editing, question);
    const chain = all.find((c) => c.id === selected || c.members.includes(selected ?? "")) ?? atHand(editing, question);
    if (!chain) {
      const ids = session.selection().filter((id) => isMention(editing, question, id));
      if (ids.length > 0) start(editing, question, ids, label);
      else session.activate({ question: question.name, label });
      return;
    }
    session.run(`change to ${label}`, (draft) => {
      const target = (draft[question.name] as Chain[]).find((c) => c.id === chain.id)!;
      if (target.label === label) return;
      target.label = label;
      target.attributes = {};
    });
  },
  complete(editing, question, region) {
    if (!isMention(editing, question, region)) return false;
    const hand = atHand(editing, question);
    if (hand) join(editing, question, hand, [region]);
    else start(editing, question, [region], editing.session.get().activeLabel?.label || undefined);
    editing.session.select(region);
    return true;
  },
  commands,
  reserved: ["c"],
  Hint: ChainsHint,
  signature: (_, all, nameOf) =>
    all
      .map((chain) => `${chain.label ?? ""}: ${chain.members.map(nameOf).sort().join(" ")}`)
      .sort()
      .join("\n"),
  form: {
    name: "coreference",
    fresh: (schema) => ({ of: schema.questions.find(isRegions)?.name ?? "" }),
    Settings: ChainsSettings,
  },
});
