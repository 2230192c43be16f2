/**
 * The sums that a requester's pay, its interval and its verdict are made from (METHODS D6 to D9).
 *
 * The sums of squares are `bigint`: they outgrow the integers a double holds exactly, and only exact
 * sums can be added to and taken from for years and still equal a rebuild.
 */

/** Sums over submitted tasks of one requester, one clock. A rejected task is in with reward 0 (D6). */
export interface RequesterSums {
  tasks: number;
  /** Sum of rewards that count: 0 for a rejected task. */
  rewardMicros: number;
  timeMs: number;
  rewardSquared: bigint;
  rewardTime: bigint;
  timeSquared: bigint;
  /** Tasks that have a wage of their own, that is, a time over 0. */
  wagedTasks: number;
  /** Tasks whose own wage is strictly below the reference (D8: x). */
  belowTasks: number;
  approvedTasks: number;
  pendingTasks: number;
  rejectedTasks: number;
  /** Returned, expired or abandoned: beside the main number, never in it. */
  endedTasks: number;
  endedMs: number;
}

/** All sums zero: the neutral element of {@link addRequesterSums}. */
export function emptyRequesterSums(): RequesterSums {
  return {
    tasks: 0,
    rewardMicros: 0,
    timeMs: 0,
    rewardSquared: 0n,
    rewardTime: 0n,
    timeSquared: 0n,
    wagedTasks: 0,
    belowTasks: 0,
    approvedTasks: 0,
    pendingTasks: 0,
    rejectedTasks: 0,
    endedTasks: 0,
    endedMs: 0,
  };
}

/** The field-wise sum; `sign` -1 takes `b` away from `a`. */
export function addRequesterSums(a: RequesterSums, b: RequesterSums, sign: 1 | -1 = 1): RequesterSums {
  const big = BigInt(sign);
  return {
    tasks: a.tasks + sign * b.tasks,
    rewardMicros: a.rewardMicros + sign * b.rewardMicros,
    timeMs: a.timeMs + sign * b.timeMs,
    rewardSquared: a.rewardSquared + big * b.rewardSquared,
    rewardTime: a.rewardTime + big * b.rewardTime,
    timeSquared: a.timeSquared + big * b.timeSquared,
    wagedTasks: a.wagedTasks + sign * b.wagedTasks,
    belowTasks: a.belowTasks + sign * b.belowTasks,
    approvedTasks: a.approvedTasks + sign * b.approvedTasks,
    pendingTasks: a.pendingTasks + sign * b.pendingTasks,
    rejectedTasks: a.rejectedTasks + sign * b.rejectedTasks,
    endedTasks: a.endedTasks + sign * b.endedTasks,
    endedMs: a.endedMs + sign * b.endedMs,
  };
}
