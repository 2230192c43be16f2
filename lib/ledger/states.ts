import type { TaskState } from '../platforms/reading';
import type { TaskRecord } from './records';

/**
 * Who says that a task is in a state: `tracking` infers it from pages passing by, `platform` is the
 * platform's own record on a status page.
 */
export type StateSource = 'tracking' | 'platform';

const RANK: Record<TaskState, number> = {
  assigned: 0,
  returned: 1,
  expired: 1,
  abandoned: 1,
  'screened-out': 1,
  submitted: 2,
  approved: 3,
  rejected: 3,
  paid: 4,
};

/**
 * Whether a task in `from` may become `to`. States only go forward, whatever is reloaded or arrives late;
 * the platform's own record may also turn an approval into a rejection and back (a requester can overturn it).
 */
export function mayBecome(from: TaskState, to: TaskState, source: StateSource): boolean {
  if (from === to) return false;
  return RANK[to] > RANK[from] || (source === 'platform' && RANK[to] === RANK[from] && RANK[to] === RANK.approved);
}

/**
 * The task in its new state with the change dated, or the same object where the state may not change.
 *
 * @param at milliseconds since the epoch
 * @param endedAt when the work on it ended, if this change ends it; kept if it is known already
 */
export function withState(
  task: TaskRecord,
  state: TaskState,
  at: number,
  source: StateSource,
  endedAt: number | null = null,
): TaskRecord {
  if (!mayBecome(task.state, state, source)) return task;
  // What was taken for approved is known now.
  const { assumedApproved: _, ...known } = task;
  return withElapsed({
    ...known,
    state,
    stateHistory: [...task.stateHistory, { state, at }],
    endedAt: endOf(task, state, endedAt),
  });
}

/** When a task that comes into a state ended: what is known stays, unless the end was assumed and the state says otherwise. */
export function endOf(task: TaskRecord, state: TaskState, endedAt: number | null): number | null {
  const overturnsAnAssumedEnd = endedUnsubmitted(task.state) && RANK[state] >= RANK.submitted;
  return overturnsAnAssumedEnd ? (endedAt ?? task.endedAt) : (task.endedAt ?? endedAt);
}

/**
 * The task with `elapsedMs` as its accept and end times give it; a clock set back gives 0, never less. A time that a file
 * told stays: it may be known without either, and less than what lies between them.
 */
export function withElapsed(task: TaskRecord): TaskRecord {
  const { acceptedAt, endedAt, clock } = task;
  if (clock === 'manual' && task.elapsedMs !== null) return task;
  return { ...task, elapsedMs: acceptedAt === null || endedAt === null ? null : Math.max(0, endedAt - acceptedAt) };
}

/** Whether the task ended without being handed in. */
export function endedUnsubmitted(state: TaskState): boolean {
  return RANK[state] === RANK.expired;
}

/**
 * Whether nothing can become of a task any more: it is paid, or approved with a reward of nothing, which MTurk never
 * marks as paid. A rejection is not final, for a requester may overturn it.
 */
export function isSettled({ state, reward }: Pick<TaskRecord, 'state' | 'reward'>): boolean {
  return state === 'paid' || (state === 'approved' && reward?.micros === 0);
}
