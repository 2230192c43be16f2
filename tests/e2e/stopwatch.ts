import { expect } from 'vitest';

/** How far a measured time may be from the stopwatch. */
export const TOLERANCE_MS = 1_000;

/**
 * A stopwatch beside the extension. What begins or ends the time takes a while itself on a busy computer, and
 * nobody outside can tell when in it the change came: so the watch gives the least and the most it can have been.
 */
export class Stopwatch {
  #leastMs = 0;
  #mostMs = 0;
  #running: { before: number; after: number } | null = null;

  /** The time begins to run while `act` is done. */
  async beginsWith<T>(act: () => Promise<T>): Promise<T> {
    const before = Date.now();
    const result = await act();
    this.#running = { before, after: Date.now() };
    return result;
  }

  /** The time stops running while `act` is done. */
  async endsWith<T>(act: () => Promise<T>): Promise<T> {
    const before = Date.now();
    const result = await act();
    if (this.#running) {
      this.#leastMs += Math.max(0, before - this.#running.after);
      this.#mostMs += Date.now() - this.#running.before;
    }
    this.#running = null;
    return result;
  }

  /** Holds a measured time against the watch. */
  agreesWith(measuredMs: number | null, what: string): void {
    expect(measuredMs, what).toBeGreaterThanOrEqual(this.#leastMs - TOLERANCE_MS);
    expect(measuredMs, what).toBeLessThanOrEqual(this.#mostMs + TOLERANCE_MS);
  }

  get leastMs(): number {
    return this.#leastMs;
  }

  get mostMs(): number {
    return this.#mostMs;
  }
}
