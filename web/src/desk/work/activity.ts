/** Active time on an item: acts are noted, and a pause counts for at most a minute. */

const PAUSE = 60_000;
const ACTS = ["keydown", "pointerdown", "pointermove"] as const;

export class Activity {
  private active = 0;
  private last = Date.now();

  start(): void {
    for (const name of ACTS) window.addEventListener(name, this.note, { passive: true });
  }

  stop(): void {
    for (const name of ACTS) window.removeEventListener(name, this.note);
  }

  /** Begin anew, for the next item. */
  reset(): void {
    this.active = 0;
    this.last = Date.now();
  }

  seconds(): number {
    this.note();
    return Math.round(this.active / 100) / 10;
  }

  /** Whether the person has left: nothing was done for two pauses. */
  isAway(): boolean {
    return Date.now() - this.last > PAUSE * 2;
  }

  private note = (): void => {
    const now = Date.now();
    this.active += Math.min(now - this.last, PAUSE);
    this.last = now;
  };
}
