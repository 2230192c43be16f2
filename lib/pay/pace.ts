/**
 * How a day stands beside what the worker wants of it. All of it is about today: its earnings, its real pay (METHODS D5)
 * and the time measured in it. Nothing is promised: the pace of the rest of the day may be another.
 */
import { type ClockedTotals, payFigures } from './wage';

/** What the worker wants of a day: earnings, or time at work. */
export type Target = { of: 'money'; micros: number; currency: string } | { of: 'time'; ms: number };

/** How many units of a currency one US dollar is, as the worker entered it (METHODS D13). */
export interface Rate {
  currency: string;
  unitsPerUsd: number | null;
}

export interface Pace {
  /** What there is of the target so far, from 0; 1 and more once it is reached. */
  share: number;
  isReached: boolean;
  /** How much more work it takes, in milliseconds: at today's real pay. `null` while there is none to go by. */
  leftMs: number | null;
}

/** All the time measured in a day, in milliseconds: time at work, and what is in no pay figure (yet). */
export function measuredMs(sums: readonly ClockedTotals[]): number {
  return sums.reduce((sum, one) => {
    const { assignedMs, unknownPayMs } = one.totals;
    return sum + payFigures(one).workMs + assignedMs + unknownPayMs;
  }, 0);
}

/** How far time at work has come; a limit is read the same way as a target. */
export function timePace(wantedMs: number, workedMs: number): Pace {
  const leftMs = Math.max(0, wantedMs - workedMs);
  return { share: workedMs / wantedMs, isReached: leftMs === 0, leftMs };
}

/**
 * How far the earnings have come, pending ones too. `null` where they cannot be compared with the target, for want of a
 * rate between the two currencies.
 *
 * @param today the sums of today in `currency`
 */
export function moneyPace(
  target: { micros: number; currency: string },
  today: ClockedTotals & { currency: string },
  rate: Rate | null,
): Pace | null {
  const { currency } = today;
  const wantedMicros = target.currency === currency ? target.micros : inDollars(target, currency, rate);
  if (wantedMicros === null) return null;
  const { earnedMicros, realPay } = payFigures(today);
  const missingMicros = Math.max(0, wantedMicros - earnedMicros);
  const share = earnedMicros / wantedMicros;
  if (missingMicros === 0) return { share, isReached: true, leftMs: 0 };
  return { share, isReached: false, leftMs: realPay ? Math.ceil((missingMicros * 3.6) / realPay) : null };
}

function inDollars(target: { micros: number; currency: string }, currency: string, rate: Rate | null): number | null {
  if (currency !== 'USD' || rate?.currency !== target.currency || rate.unitsPerUsd === null) return null;
  return target.micros / rate.unitsPerUsd;
}

/** When work that goes on without a break is done; `null` where that is not today, or not known. */
export function doneAt({ leftMs }: Pace, now: number, dayEndsAt: number): number | null {
  return leftMs === null || now + leftMs >= dayEndsAt ? null : now + leftMs;
}
