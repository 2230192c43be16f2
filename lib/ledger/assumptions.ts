/** What is known of what was assumed: whether the worker wants it, how far it was done, and what would be wrong by that. */
import { sites } from '../platforms/sites';
import { calendar } from '../time/days';
import type { LedgerDatabase } from './database';
import type { TaskRecord } from './records';

const DAY_MS = 86_400_000;

/** Whether approval is assumed, and up to which end of work everything pending is as that says (since the epoch). */
export interface Assumptions {
  on: boolean;
  doneUpTo: number;
}

/** As the ledger keeps it; assumed, and nothing done yet, where nobody said anything. */
export function assumptionsOf(stored: unknown): Assumptions {
  return (stored ?? { on: true, doneUpTo: 0 }) as Assumptions;
}

export async function storeAssumptions(database: LedgerDatabase, assumptions: Assumptions): Promise<void> {
  await database.meta.put({ key: 'assumptions', value: assumptions });
}

/** For how long the platform lets a task be pending and looked up, in milliseconds; for ever where it sets no end. */
export function pendingWindowMs(platform: TaskRecord['platform']): number {
  return (sites[platform].pendingWindowDays ?? Number.POSITIVE_INFINITY) * DAY_MS;
}

/** Since when a task waits for a decision: its end, or that of the day it was worked on; `null` where neither is known. */
function pendingSince({ state, endedAt, workDay, platform }: TaskRecord): number | null {
  if (state !== 'submitted') return null;
  if (endedAt !== null || workDay === undefined) return endedAt;
  const { startOf, addDays } = calendar(sites[platform].dayZone);
  return startOf(addDays(workDay, 1));
}

/** Whether a task is not marked as it should be, given that it is looked at `now`. */
export function isMarkedWrong(task: TaskRecord, on: boolean, now: number): boolean {
  const since = pendingSince(task);
  const isDue = since !== null && now - since >= pendingWindowMs(task.platform);
  return on ? isDue && task.assumedApproved === undefined : task.assumedApproved !== undefined;
}

/** Takes note of tasks that are written with an end for which the work was done already. Runs in their transaction. */
export async function reopenAssumptions(
  database: LedgerDatabase,
  written: readonly TaskRecord[],
  { on, doneUpTo }: Assumptions,
): Promise<void> {
  let earliest = doneUpTo;
  for (const task of written) {
    const since = pendingSince(task);
    if (since !== null && (task.assumedApproved !== undefined) !== on) earliest = Math.min(earliest, since);
  }
  if (earliest < doneUpTo) await storeAssumptions(database, { on, doneUpTo: earliest });
}
