/**
 * Where one looks, shared by all stages of an item: a stage that is moved moves the others that go by the same unit.
 * Frames and seconds can run; pages and turns are stepped through.
 */
import { useSyncExternalStore } from "react";
import type { Cursor } from "@/editor/cursor";

type Unit = Cursor["unit"];

export class Clock {
  private places: Readonly<Partial<Record<Unit, number>>> = {};
  private listeners = new Set<() => void>();
  private running: { unit: Unit; from: number; since: number; perSecond: number; end: number } | null = null;
  private frame = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  at(unit: Unit): number {
    return this.places[unit] ?? 0;
  }

  isRunning = (): boolean => this.running !== null;

  seek(unit: Unit, at: number): void {
    this.pause();
    this.put(unit, at);
  }

  /** Run from where it stands to the end; perSecond: how many of the unit go by in a second. */
  run(unit: Unit, perSecond: number, end: number, now = performance.now()): void {
    this.running = { unit, from: this.at(unit), since: now, perSecond, end };
    this.tick(now);
  }

  pause(): void {
    if (!this.running) return;
    cancelAnimationFrame(this.frame);
    this.running = null;
    this.tell();
  }

  /** Where it is after the time that has gone by. */
  tick = (now: number): void => {
    const { running } = this;
    if (!running) return;
    const at = running.from + ((now - running.since) / 1000) * running.perSecond;
    this.put(running.unit, Math.min(at, running.end));
    if (at >= running.end) this.pause();
    else if (typeof requestAnimationFrame === "function") this.frame = requestAnimationFrame(this.tick);
  };

  private put(unit: Unit, at: number): void {
    if (this.places[unit] === at) return;
    this.places = { ...this.places, [unit]: at };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export function useClock(clock: Clock, unit: Unit): number {
  return useSyncExternalStore(clock.subscribe, () => clock.at(unit));
}
