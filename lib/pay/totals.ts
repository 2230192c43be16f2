/**
 * The sums that every pay figure is made from. All fields are integers (micros, milliseconds, counts),
 * so adding and taking away in any order gives the same result and a rollup equals a rebuild exactly.
 */

/** Sums over one period, one currency and one clock. Field names carry the unit. */
export interface PayTotals {
  /** Rewards approved or paid (D5: A). */
  approvedMicros: number;
  /** Rewards pending for longer than the platform lets them be, and so taken for approved (D5: A). */
  assumedMicros: number;
  /** Rewards submitted and not decided (D5: P). */
  pendingMicros: number;
  /** Rewards of rejected tasks: shown, never earned. */
  rejectedMicros: number;
  /** Bonuses (D5: B): of tasks, and what the sums of days hold beyond those. */
  bonusMicros: number;
  /**
   * Bonuses that a source gives for the tasks themselves, and the sums of days as they are: what B is made from. Only the
   * platform's days have the latter.
   */
  taskBonusMicros: number;
  dayBonusMicros: number;
  approvedTasks: number;
  assumedTasks: number;
  pendingTasks: number;
  rejectedTasks: number;
  /** Returned, expired, abandoned or screened out. */
  endedTasks: number;
  /** Submitted tasks whose reward is not known: left out of pay figures, time and all. */
  unknownPayTasks: number;
  unknownPayMs: number;
  /** Approved and pending tasks whose time was not measured: left out of pay figures, for they would be pay for no time. */
  untimedTasks: number;
  untimedMicros: number;
  /** Time of tasks approved, paid or pending (D5: tS). */
  submittedMs: number;
  /** Time of rejected tasks (D5: tR). */
  rejectedMs: number;
  /** Time of returned, expired, abandoned or screened-out tasks (D5: tX). */
  endedMs: number;
  /** Time of tasks still in hand: in no figure until they end. */
  assignedMs: number;
  /** Unpaid overhead by kind (D5: tO). */
  searchingMs: number;
  previewingMs: number;
  queueMs: number;
  paymentsMs: number;
  messagesMs: number;
  qualificationsMs: number;
  helpMs: number;
}

/** All sums zero: the neutral element of {@link addTotals}. */
export function emptyTotals(): PayTotals {
  return {
    approvedMicros: 0,
    assumedMicros: 0,
    pendingMicros: 0,
    rejectedMicros: 0,
    bonusMicros: 0,
    taskBonusMicros: 0,
    dayBonusMicros: 0,
    approvedTasks: 0,
    assumedTasks: 0,
    pendingTasks: 0,
    rejectedTasks: 0,
    endedTasks: 0,
    unknownPayTasks: 0,
    unknownPayMs: 0,
    untimedTasks: 0,
    untimedMicros: 0,
    submittedMs: 0,
    rejectedMs: 0,
    endedMs: 0,
    assignedMs: 0,
    searchingMs: 0,
    previewingMs: 0,
    queueMs: 0,
    paymentsMs: 0,
    messagesMs: 0,
    qualificationsMs: 0,
    helpMs: 0,
  };
}

/** The field-wise sum; `sign` -1 takes `b` away from `a`. */
export function addTotals(a: PayTotals, b: Partial<PayTotals>, sign: 1 | -1 = 1): PayTotals {
  const sum = { ...a };
  for (const key of Object.keys(b) as (keyof PayTotals)[]) sum[key] += sign * (b[key] ?? 0);
  return sum;
}
