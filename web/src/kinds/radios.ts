/** Arrow keys in a group of radio buttons: one tab stop, arrows choose (WAI-ARIA radio pattern). */
import type { KeyboardEvent } from "react";

const STEPS: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Moves to the next or previous radio of the group and chooses it; right to left, ArrowLeft is the next. */
export function onRadioKey(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const radios = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[role=radio]:not(:disabled)")];
  const at = radios.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const next = radios[(at + step + radios.length) % radios.length]!;
  event.preventDefault();
  next.focus();
  if (next.getAttribute("aria-checked") !== "true") next.click();
}

/** The tab stop of a group: what is chosen, else the first. */
export const radioTab = (chosen: boolean, none: boolean, first: boolean): 0 | -1 =>
  chosen || (none && first) ? 0 : -1;
