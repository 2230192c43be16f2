/**
 * The sums that a requester's pay, its interval and its verdict are made from (METHODS D6 to D9).
 *
 * The sums of squares are `bigint`: they outgrow the integers a double holds exactly, and only exact
 * sums can be added to and taken from for years and still equal a rebuild.
 */
import type { TaskState } from '../platforms/reading';

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

/** What the sums need to know of a task. */
export interface PaidTask {
  /** The reward offered; `null` where it is not known. */
  rewardMicros: number | null;
  /** By one clock for all tasks: figures never mix clocks (METHODS D6). */
  timeMs: number;
  state: TaskState;
}

/**
 * The sums of one task (METHODS D6): submitted ones count with their reward, rejected ones with 0; returned, expired,
 * abandoned and screened-out ones stand beside the main number; one still in hand is nowhere. A submitted task
 * whose reward is not known is left out, time and all, a rejected one too: it has no currency. Without a reference
 * wage no task is below it.
 */
export function sumsOfTask(task: PaidTask, referenceMicros: number | null): RequesterSums {
  const sums = emptyRequesterSums();
  const { timeMs } = task;
  switch (task.state) {
    case 'assigned':
      return sums;
    case 'returned':
    case 'expired':
    case 'abandoned':
    case 'screened-out':
      return { ...sums, endedTasks: 1, endedMs: timeMs };
    default: {
      if (task.rewardMicros === null) return sums;
      const rewardMicros = task.state === 'rejected' ? 0 : task.rewardMicros;
      const reward = BigInt(rewardMicros);
      const time = BigInt(timeMs);
      return {
        ...sums,
        tasks: 1,
        rewardMicros,
        timeMs,
        rewardSquared: reward * reward,
        rewardTime: reward * time,
        timeSquared: time * time,
        wagedTasks: timeMs > 0 ? 1 : 0,
        belowTasks: referenceMicros !== null && taskBelow(rewardMicros, timeMs, referenceMicros) ? 1 : 0,
        approvedTasks: task.state === 'approved' || task.state === 'paid' ? 1 : 0,
        pendingTasks: task.state === 'submitted' ? 1 : 0,
        rejectedTasks: task.state === 'rejected' ? 1 : 0,
      };
    }
  }
}

/** The sums of many tasks of one requester, one clock and one currency; see {@link sumsOfTask}. */
export function sumsOf(tasks: Iterable<PaidTask>, referenceMicros: number | null): RequesterSums {
  let sums = emptyRequesterSums();
  for (const task of tasks) sums = addRequesterSums(sums, sumsOfTask(task, referenceMicros));
  return sums;
}

const HOUR_MS = 3_600_000;

/**
 * Whether a task's own wage is strictly below the reference, in micros per hour (METHODS D8): by integers, so that
 * a wage of exactly the reference is not. A task without time has no wage of its own, and is not below.
 */
export function taskBelow(rewardMicros: number, timeMs: number, referenceMicros: number): boolean {
  if (timeMs <= 0) return false;
  const earned = rewardMicros * HOUR_MS;
  const due = referenceMicros * timeMs;
  if (Number.isSafeInteger(earned) && Number.isSafeInteger(due)) return earned < due;
  return BigInt(rewardMicros) * BigInt(HOUR_MS) < BigInt(referenceMicros) * BigInt(timeMs);
}
