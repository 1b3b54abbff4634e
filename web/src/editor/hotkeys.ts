/** Keys are declared with the command they run; the help sheet and the test for clashes read the same list. */
import { useEffect, useRef } from "react";

export type Command = {
  id: string;
  title: string;
  group: string;
  /** Such as `Mod+Enter`, `Shift+ArrowLeft`, `g`, `?`. Mod is ⌘ on a Mac, Ctrl elsewhere. */
  keys: string[];
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field. */
  typing?: boolean;
};

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of the key combination that an event stands for. */
export function combination(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & { code?: string },
): string {
  const parts: string[] = [];
  if (isMac ? event.metaKey : event.ctrlKey) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  // With Alt, a Mac writes another sign; the key is still the one that was pressed.
  const letter = event.altKey ? /^(?:Key|Digit)(.)$/.exec(event.code ?? "")?.[1] : undefined;
  const key = letter?.toLowerCase() ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  // A shifted sign is its own key (? { !); a shifted letter or named key says so.
  if (event.shiftKey && (letter || event.key.length > 1 || /[a-z]/.test(key))) parts.push("Shift");
  parts.push(key === " " ? "Space" : key);
  return parts.join("+");
}

/** Key combinations that two commands claim. */
export function clashes(commands: Command[]): string[] {
  const owner = new Map<string, string>();
  const found: string[] = [];
  for (const command of commands)
    for (const key of command.keys) {
      const other = owner.get(key);
      if (other && other !== command.id) found.push(`${key}: ${other}, ${command.id}`);
      owner.set(key, command.id);
    }
  return found;
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
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = combination(event);
      // A focused button or link keeps its own keys.
      if (/^(Enter|Space)$/.test(name) && event.target instanceof Element && event.target.closest("button, a, summary"))
        return;
      const typing = typingIn(event.target);
      const command = current.current().find((c) => c.keys.includes(name) && (!typing || c.typing));
      if (!command) return;
      if (document.querySelector("[role=dialog]") && !command.typing) return;
      event.preventDefault();
      command.run(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
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
