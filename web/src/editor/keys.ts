/**
 * Keys are declared with the command they run; the help sheet and the test for clashes read the same list.
 * One system with three scopes: a tool in the hand comes before its stage, and the stage before the page.
 */
import { useEffect, useRef } from "react";

export type Scope = "tool" | "stage" | "page";

export type Command = {
  id: string;
  title: string;
  group: string;
  /** Such as `Mod+Enter`, `Shift+ArrowLeft`, `g`, `?`. Mod is ⌘ on a Mac, Ctrl elsewhere. */
  keys: string[];
  run: (event: KeyboardEvent) => void;
  /** Left out: `page`. */
  scope?: Scope;
  /** Whether it means something now; if not, the key goes on to the next command that has it. */
  when?: () => boolean;
  /** Also while typing in a field. */
  typing?: boolean;
  /** Also while the key is held; called when it is let go. */
  release?: () => void;
};

const ORDER: Record<Scope, number> = { tool: 0, stage: 1, page: 2 };

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  code?: string;
  getModifierState?: (name: string) => boolean;
};

/** Signs by the place of their key on an American keyboard: plain, and with Shift. */
const PLACES: Record<string, readonly [string, string]> = {
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Backquote: ["`", "~"],
};

/**
 * The names of the combination that an event stands for, the best first: the character on the user's own layout, then the
 * place of the key, so that `з` on a Russian keyboard is the key `p`, and `é` on a French one the key `2`.
 */
export function combinations(event: Pressed): string[] {
  // AltGr writes a sign (`[` on a German keyboard); it is no modifier of a command.
  const written = event.getModifierState?.("AltGraph") ?? false;
  const mod = !written && (isMac ? event.metaKey : event.ctrlKey);
  const alt = !written && event.altKey;
  const named = (key: string, shift: boolean) => {
    const parts: string[] = [];
    if (mod) parts.push("Mod");
    if (alt) parts.push("Alt");
    if (shift) parts.push("Shift");
    return [...parts, key === " " ? "Space" : key].join("+");
  };
  const { key, code = "" } = event;
  if (key.length > 1 && key !== "Dead" && key !== "Unidentified" && key !== "Process")
    return [named(key, event.shiftKey)];
  const found: string[] = [];
  const lower = key.length === 1 ? key.toLowerCase() : "";
  // With Alt, a Mac writes another sign; the key is still the one that was pressed. So is a digit, whose sign is Shift's.
  const byPlace = alt && (isMac || /^Digit/.test(code));
  // A shifted sign is its own key (? { !); a shifted letter says so.
  if (lower && !byPlace) found.push(named(lower, event.shiftKey && /[a-z ]/.test(lower)));
  if (!/^[a-z0-9 ]$/.test(lower) || byPlace) {
    const place = /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]?.toLowerCase();
    if (place) found.push(named(place, event.shiftKey));
    else if (PLACES[code]) found.push(named(PLACES[code][event.shiftKey ? 1 : 0], false));
  }
  return [...new Set(found)];
}

const scopeOf = (command: Command): Scope => command.scope ?? "page";

/** Key combinations that two commands of one scope claim, where the first never lets a key go on. */
export function clashes(commands: Command[]): string[] {
  const owner = new Map<string, Command>();
  const found: string[] = [];
  for (const command of commands)
    for (const key of command.keys) {
      const place = `${scopeOf(command)} ${key}`;
      const other = owner.get(place);
      if (other && other.id !== command.id && !other.when) found.push(`${key}: ${other.id}, ${command.id}`);
      owner.set(place, command);
    }
  return found;
}

/** The command that a key runs now: tool before stage before page, the character before the key's place. */
export function commandFor(commands: Command[], names: string[], typing = false): Command | undefined {
  const ordered = [...commands].sort((a, b) => ORDER[scopeOf(a)] - ORDER[scopeOf(b)]);
  for (const name of names) {
    const found = ordered.find((c) => c.keys.includes(name) && (!typing || c.typing) && (c.when?.() ?? true));
    if (found) return found;
  }
  return undefined;
}

const typingIn = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.tagName === "TEXTAREA" ||
    target.tagName === "SELECT" ||
    (target.tagName === "INPUT" && !["checkbox", "radio", "button"].includes((target as HTMLInputElement).type)));

/** Run commands by their keys while the component is mounted and `active`. They are asked for when a key is pressed. */
export function useHotkeys(commands: () => Command[], active = true): void {
  const current = useRef(commands);
  current.current = commands;
  useEffect(() => {
    if (!active) return;
    const held = new Map<string, () => void>();
    const letGo = (code: string) => {
      held.get(code)?.();
      held.delete(code);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const names = combinations(event);
      // A focused button or link keeps its own keys.
      if (/^(Enter|Space)$/.test(names[0] ?? "") && event.target instanceof Element)
        if (event.target.closest("button, a, summary")) return;
      const command = commandFor(current.current(), names, typingIn(event.target));
      if (!command) return;
      if (document.querySelector("[role=dialog]") && !command.typing) return;
      event.preventDefault();
      if (command.release) held.set(event.code, command.release);
      command.run(event);
    };
    const onKeyUp = (event: KeyboardEvent) => letGo(event.code);
    const onBlur = () => {
      for (const code of [...held.keys()]) letGo(code);
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("keyup", onKeyUp);
    window.addEventListener("blur", onBlur);
    return () => {
      onBlur();
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", onBlur);
    };
  }, [active]);
}

const SHOWN: Record<string, string> = {
  Mod: isMac ? "⌘" : "Ctrl",
  Enter: "⏎",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  Backspace: "⌫",
  Escape: "Esc",
  Shift: "⇧",
  Alt: isMac ? "⌥" : "Alt",
};

/** A combination as it is printed on keys. */
export function shown(keys: string): string {
  if (keys === "+") return keys;
  return keys
    .split("+")
    .filter((part) => part !== "")
    .map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
