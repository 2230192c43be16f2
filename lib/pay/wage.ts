/** The worker's own pay, from the sums of a period (METHODS D5). Three numbers, always with their names. */
import type { Clock } from '../ledger/records';
import { OVERHEAD_KINDS, type OverheadKind } from '../platforms/reading';
import type { PayTotals } from './totals';

/** Sums, and the clock that measured their time. */
export interface ClockedTotals {
  clock: Clock;
  totals: PayTotals;
}

/** Wages are units of currency per hour, `null` where there is no time to divide by. */
export interface PayFigures {
  /** (A + P + B) / (tS + tR + tX + tO): the headline, if everything pending is approved. */
  realPay: number | null;
  /** (A + B) / the same time: the lower end. */
  confirmedPay: number | null;
  /** (A + P) / tS: what the requesters' offers were worth. */
  onTaskPay: number | null;
  /** (tR + tX + tO) / (tS + tR + tX + tO), from 0 to 1; `null` too where `unpaidMs` is. */
  unpaidShare: number | null;
  /** A + P + B. */
  earnedMicros: number;
  /** A + B. */
  confirmedMicros: number;
  /** P. */
  pendingMicros: number;
  /** tS + tR + tX + tO. */
  workMs: number;
  /** tS. */
  taskMs: number;
  /** tR + tX + tO; `null` where tasks alone were timed, so that tO is not known. */
  unpaidMs: number | null;
  /** The parts of tO; `null` where it is not known. */
  overheadMs: Record<OverheadKind, number> | null;
  /** Tasks submitted: approved, pending and rejected. */
  tasks: number;
}

/** Units of currency per hour (METHODS D1); `null` without time: never infinite, never 0. */
export function wagePerHour(micros: number, ms: number): number | null {
  return ms > 0 ? (micros * 3600) / (ms * 1000) : null;
}

/**
 * The figures of METHODS D5. `platformFee` is the share (0 to 1) of rewards that the platform keeps; it is taken off
 * A and P first, to the micro, and so it is in every figure made from them. Unpaid work between tasks is measured by
 * focus alone: beside any other clock it is not known, unless the worker entered some.
 */
export function payFigures({ clock, totals }: ClockedTotals, platformFee = 0): PayFigures {
  const approved = afterFee(totals.approvedMicros + totals.assumedMicros, platformFee);
  const pending = afterFee(totals.pendingMicros, platformFee);
  const confirmed = approved + totals.bonusMicros;
  const earned = confirmed + pending;
  const taskMs = totals.submittedMs;
  const byKind = overheadMs(totals);
  const overhead = OVERHEAD_KINDS.reduce((sum, kind) => sum + byKind[kind], 0);
  const unpaidMs = totals.rejectedMs + totals.endedMs + overhead;
  const workMs = taskMs + unpaidMs;
  // What the worker entered is known; that there was no more of it is known of what is measured alone.
  const isKnown = clock === 'focused' || (clock === 'manual' && overhead > 0);
  return {
    realPay: wagePerHour(earned, workMs),
    confirmedPay: wagePerHour(confirmed, workMs),
    onTaskPay: wagePerHour(approved + pending, taskMs),
    unpaidShare: isKnown && workMs > 0 ? unpaidMs / workMs : null,
    earnedMicros: earned,
    confirmedMicros: confirmed,
    pendingMicros: pending,
    workMs,
    taskMs,
    unpaidMs: isKnown ? unpaidMs : null,
    overheadMs: isKnown ? byKind : null,
    tasks: totals.approvedTasks + totals.assumedTasks + totals.pendingTasks + totals.rejectedTasks,
  };
}

function overheadMs(totals: PayTotals): Record<OverheadKind, number> {
  return {
    searching: totals.searchingMs,
    previewing: totals.previewingMs,
    queue: totals.queueMs,
    payments: totals.paymentsMs,
    messages: totals.messagesMs,
    qualifications: totals.qualificationsMs,
    help: totals.helpMs,
  };
}

function afterFee(micros: number, platformFee: number): number {
  return micros - Math.round(micros * platformFee);
}
