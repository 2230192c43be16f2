/** Makes the rollups anew from the log: after the reference wage or the zone changed, or if they are ever in doubt. */
import { loadContext, type StoredReference } from './context';
import type { LedgerDatabase } from './database';
import { addOverheadEffects, addPaymentEffects, addTaskEffects, noEffects } from './effects';
import { equal } from './equal';
import { batches } from './exports';
import { emptySumsByClock } from './requesters';
import { applyEffects } from './rollups';
import { spansOfTasksInOrder } from './task-spans';

/** Makes all rollups anew, in one transaction: a reader sees the old ones or the new ones. */
export async function rebuild(database: LedgerDatabase, now: number): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const context = await loadContext(database);
    const effects = noEffects();
    for await (const tasks of batches(database.tasks, ({ key }) => key)) {
      const spansOf = await spansOfTasksInOrder(database, tasks);
      for (const task of tasks) addTaskEffects(effects, task, spansOf.get(task.key) ?? [], context, 1);
    }
    for await (const spans of batches(database.spans, ({ id }) => id)) {
      for (const span of spans) addOverheadEffects(effects, span, context, 1);
    }
    await database.payments.each((payment) => addPaymentEffects(effects, payment, 1));
    await database.days.clear();
    await database.requesterDays.clear();
    await database.titles.clear();
    await database.requesters.toCollection().modify((requester) => {
      requester.sums = emptySumsByClock();
      requester.days = { focused: 0, elapsed: 0, manual: 0 };
    });
    await applyEffects(database, effects, context, now);
  });
}

/** Makes the rollups anew if a migration left them without what this version sums. */
export async function rebuildIfStale(database: LedgerDatabase, now: number): Promise<void> {
  if (!(await database.meta.get('rollupsStale'))) return;
  await database.transaction('rw', database.log, async () => {
    await rebuild(database, now);
    await database.meta.delete('rollupsStale');
  });
}

/**
 * Sets the reference wage of all verdicts. If the amount is another, rollups are made anew, and every requester is judged
 * afresh: a history found by one wage is no evidence by another.
 */
export async function setReference(
  database: LedgerDatabase,
  reference: StoredReference | null,
  now: number,
): Promise<void> {
  await setMeta(database, 'reference', reference, async (stored) => {
    const before = stored as StoredReference | null;
    if (before?.currency === reference?.currency && before?.microsPerHour === reference?.microsPerHour) return;
    await database.requesters.toCollection().modify((requester) => {
      delete requester.underpaying;
    });
    await rebuild(database, now);
  });
}

/** Sets the zone of the worker's days; does nothing if it is the same. */
export async function setWorkerZone(database: LedgerDatabase, zone: string, now: number): Promise<void> {
  await setMeta(database, 'workerZone', zone, () => rebuild(database, now));
}

/** Sets a fact, and if it was another before, does what follows from the change. */
async function setMeta(
  database: LedgerDatabase,
  key: 'reference' | 'workerZone',
  value: unknown,
  changed: (stored: unknown) => Promise<void>,
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const stored = (await database.meta.get(key))?.value ?? null;
    if (equal(stored, value)) return;
    await database.meta.put({ key, value });
    await changed(stored);
  });
}
