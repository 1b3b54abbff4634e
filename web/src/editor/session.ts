/**
 * The editor session: one immutable document of answers, commands that make the next one, and history as patches.
 * Nothing here knows a stage, a kind or a page.
 */
import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from "immer";
import { useSyncExternalStore } from "react";
import type { Answers } from "@/editor/schema";

enablePatches();

type Entry = { name: string; patches: Patch[]; inverse: Patch[]; before: string | null; after: string | null };

/** The label with which the next region is made; `from` is set while a link waits for its other end. */
export type ActiveLabel = { question: string; label: string; from?: string };

export type EditorState = {
  answers: Answers;
  selected: string | null;
  /** What is selected with it, for commands over several. */
  also: readonly string[];
  activeLabel: ActiveLabel | null;
  /** Regions that are not drawn, and those that nothing changes: how one looks at them, no part of the answers. */
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  past: Entry[];
  future: Entry[];
};

export class EditorSession {
  private state: EditorState;
  private listeners = new Set<() => void>();

  constructor(
    answers: Answers = {},
    readonly readOnly = false,
  ) {
    this.state = {
      answers,
      selected: null,
      also: [],
      activeLabel: null,
      hidden: new Set(),
      locked: new Set(),
      past: [],
      future: [],
    };
  }

  get = (): EditorState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Change the answers by a command; `select` says what is selected after it. */
  run(name: string, recipe: (draft: Draft<Answers>) => void, select?: string | null): void {
    if (this.readOnly) return;
    const [answers, patches, inverse] = produceWithPatches(this.state.answers, recipe);
    if (patches.length === 0) return;
    const after = select === undefined ? this.state.selected : select;
    const entry = { name, patches, inverse, before: this.state.selected, after };
    this.set({
      answers,
      selected: after,
      also: after === this.state.selected ? this.state.also : [],
      past: [...this.state.past, entry],
      future: [],
    });
  }

  undo = (): void => {
    const entry = this.state.past.at(-1);
    if (!entry) return;
    this.set({
      answers: applyPatches(this.state.answers, entry.inverse),
      selected: entry.before,
      also: [],
      past: this.state.past.slice(0, -1),
      future: [entry, ...this.state.future],
    });
  };

  redo = (): void => {
    const [entry, ...rest] = this.state.future;
    if (!entry) return;
    this.set({
      answers: applyPatches(this.state.answers, entry.patches),
      selected: entry.after,
      also: [],
      past: [...this.state.past, entry],
      future: rest,
    });
  };

  select(id: string | null): void {
    if (id !== this.state.selected || this.state.also.length) this.set({ selected: id, also: [] });
  }

  /** Select one more, or let it go again. */
  selectAlso(id: string): void {
    const { selected, also } = this.state;
    if (selected === null) this.set({ selected: id });
    else if (also.includes(id)) this.set({ also: also.filter((a) => a !== id) });
    else if (id === selected) this.set({ selected: also[0] ?? null, also: also.slice(1) });
    else this.set({ also: [...also, id] });
  }

  /** Everything that is selected, the first one first. */
  selection(): string[] {
    const { selected, also } = this.state;
    return selected === null ? [] : [selected, ...also];
  }

  hide(ids: Iterable<string>, hidden: boolean): void {
    this.set({ hidden: changed(this.state.hidden, ids, hidden) });
  }

  lock(ids: Iterable<string>, locked: boolean): void {
    this.set({ locked: changed(this.state.locked, ids, locked) });
  }

  activate(activeLabel: ActiveLabel | null): void {
    this.set({ activeLabel });
  }

  private set(change: Partial<EditorState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function changed(set: ReadonlySet<string>, ids: Iterable<string>, on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids)
    if (on) next.add(id);
    else next.delete(id);
  return next;
}

/** Part of a session's state, kept up to date in a component. The selector must give stable values. */
export function useSession<T>(session: EditorSession, selector: (state: EditorState) => T): T {
  return useSyncExternalStore(session.subscribe, () => selector(session.get()));
}

let counter = 0;
/** A region or relation id that is unique within and across tabs. */
export function freshId(prefix: string): string {
  counter += 1;
  return `${prefix}${Date.now().toString(36)}${counter.toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}
