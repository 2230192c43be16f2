/**
 * Takes for approved what is pending for longer than the platform lets anybody look it up, and takes that back when the
 * worker does not want it. Each run looks only at what fell due since the last.
 */
import { sites } from '../platforms/sites';
import { calendar } from '../time/days';
import { assumptionsOf, isMarkedWrong, pendingWindowMs, storeAssumptions } from './assumptions';
import type { LedgerDatabase } from './database';
import type { TaskRecord } from './records';
import { withRollups } from './rollups';

/** Tasks changed in one transaction, so that what the worker does meanwhile need not wait for years of them. */
const BATCH = 500;

/** Sets whether approval is assumed; {@link assumeOverdue} does what follows from it. */
export async function setAssuming(database: LedgerDatabase, on: boolean): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const before = assumptionsOf((await database.meta.get('assumptions'))?.value);
    if (before.on !== on) await storeAssumptions(database, { on, doneUpTo: 0 });
  });
}

/**
 * Marks what fell due since the last time, or takes the marks away where nothing is to be assumed.
 *
 * @param mostBatches how many transactions it may take, for one who cannot wait; the next run does the rest
 */
export async function assumeOverdue(
  database: LedgerDatabase,
  now: number,
  mostBatches = Number.POSITIVE_INFINITY,
): Promise<void> {
  let more = true;
  for (let batch = 0; more && batch < mostBatches; batch += 1) {
    more = await database.transaction('rw', database.log, async () => assumeBatch(database, now));
  }
}

/** @returns whether there is more to do */
async function assumeBatch(database: LedgerDatabase, now: number): Promise<boolean> {
  const { on, doneUpTo } = assumptionsOf((await database.meta.get('assumptions'))?.value);
  const windowsMs = Object.values(sites)
    .map(({ id }) => pendingWindowMs(id))
    .filter(Number.isFinite);
  const dueUpTo = now - Math.min(...windowsMs);
  if (dueUpTo <= doneUpTo) return false;
  const found = await markedWrong(database, doneUpTo, dueUpTo, (task) => isMarkedWrong(task, on, now));
  if (found.length > 0) {
    await withRollups(database, { tasks: found.map(({ key }) => key) }, now, async () => {
      await database.tasks.bulkPut(found.map((task) => marked(task, on)));
    });
  }
  const isAll = found.length < BATCH;
  // The next batch begins where this one ended, or each would look through all that are right by now.
  const rightUpTo = isAll ? dueUpTo : (found.at(-1)?.endedAt ?? doneUpTo) - 1;
  await storeAssumptions(database, {
    on,
    doneUpTo: Math.max(doneUpTo, Math.min(rightUpTo, now - Math.max(...windowsMs))),
  });
  return !isAll;
}

/**
 * A batch of the tasks that are marked wrong among those which ended between two moments: those known by their day alone
 * before all others, and these in the order they ended.
 */
async function markedWrong(
  database: LedgerDatabase,
  from: number,
  to: number,
  isWrong: (task: TaskRecord) => boolean,
): Promise<TaskRecord[]> {
  // A day of any zone on which one of the two moments may be.
  const utc = calendar('UTC');
  const days = [utc.addDays(utc.dayOf(from), -2), utc.addDays(utc.dayOf(to), 1)] as const;
  const worked = await database.tasks
    .where('[state+workDay]')
    .between(['submitted', days[0]], ['submitted', days[1]], true, true)
    .filter(isWrong)
    .limit(BATCH)
    .toArray();
  const keys = new Set(worked.map(({ key }) => key));
  const ended = await database.tasks
    .where('[state+endedAt]')
    .between(['submitted', from], ['submitted', to], true, true)
    .filter((task) => isWrong(task) && !keys.has(task.key))
    .limit(BATCH - worked.length)
    .toArray();
  return [...worked, ...ended];
}

function marked(task: TaskRecord, on: boolean): TaskRecord {
  if (on) return { ...task, assumedApproved: true };
  const { assumedApproved: _, ...rest } = task;
  return rest;
}
