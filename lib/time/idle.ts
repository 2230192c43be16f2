/**
 * How much of the time a page has the attention counts as work (METHODS D2): reading makes no input, so a
 * gap between inputs counts whole up to a limit; beyond it the worker had left, and a grace time counts.
 */
import { type Interval, lengthMs } from './interval';

/** Settings of the idle rule, in milliseconds. */
export interface IdleRules {
  /** The longest gap without input that counts whole. */
  idleMs: number;
  /** What counts of a longer gap. More than `idleMs` counts as `idleMs`. */
  graceMs: number;
}

/** 180 s and 60 s (METHODS D2). A shorter limit would hide reading time, and so overstate pay. */
export const DEFAULT_IDLE_RULES: Readonly<IdleRules> = { idleMs: 180_000, graceMs: 60_000 };

/**
 * The stretches that count of a focused span, given its inputs (METHODS D2). The start of the span is a sign of the
 * worker as an input is. Inputs may come in any order; those outside the span say nothing about it.
 */
export function creditedIntervals(
  startedAt: number,
  endedAt: number,
  inputsAt: readonly number[],
  rules: IdleRules,
): Interval[] {
  if (endedAt <= startedAt) return [];
  const inside = inputsAt.filter((at) => at > startedAt && at < endedAt).sort((a, b) => a - b);
  const credited: Interval[] = [];
  let from = startedAt;
  let lastSignAt = startedAt;
  for (const signAt of [...inside, endedAt]) {
    const cut = idleCut(lastSignAt, signAt, rules);
    if (cut !== null) {
      credited.push({ startedAt: from, endedAt: cut });
      from = signAt;
    }
    lastSignAt = signAt;
  }
  credited.push({ startedAt: from, endedAt });
  return credited.filter((interval) => lengthMs(interval) > 0);
}

/** The milliseconds that count of a focused span, given its inputs (METHODS D2). */
export function creditedMs(startedAt: number, endedAt: number, inputsAt: readonly number[], rules: IdleRules): number {
  return creditedIntervals(startedAt, endedAt, inputsAt, rules).reduce((sum, interval) => sum + lengthMs(interval), 0);
}

/**
 * The instant at which attention ended, if by `now` the gap since the last input has outgrown the idle
 * limit (METHODS D2); `null` while it has not, a gap of exactly the limit included. It does not depend on when one
 * looks, so a page that looks at every beat and a sum made afterwards agree.
 */
export function idleCut(lastInputAt: number, now: number, { idleMs, graceMs }: IdleRules): number | null {
  return now - lastInputAt <= idleMs ? null : lastInputAt + Math.min(graceMs, idleMs);
}
