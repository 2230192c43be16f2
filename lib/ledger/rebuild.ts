/** Makes the rollups anew from the log: after the reference wage or the zone changed, or if they are ever in doubt. */
import { loadContext, type StoredReference } from './context';
import type { LedgerDatabase } from './database';
import { addOverheadEffects, addPaymentEffects, addTaskEffects, emptySumsByClock, noEffects } from './effects';
import { applyEffects, groupByTask } from './rollups';

/** Tasks read at once: enough to be quick, few enough for an old machine. */
const CHUNK = 2_000;

/** Makes all rollups anew, in one transaction: a reader sees the old ones or the new ones. */
export async function rebuild(database: LedgerDatabase, now: number): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const context = await loadContext(database);
    const effects = noEffects();
    await eachChunk(database.tasks, async (tasks) => {
      const tracked = tasks.filter((task) => task.clock === 'focused').map((task) => task.key);
      const spansOf = groupByTask(await database.spans.where('taskKey').anyOf(tracked).toArray());
      for (const task of tasks) addTaskEffects(effects, task, spansOf.get(task.key) ?? [], context, 1);
    });
    await eachChunk(database.spans, (spans) => {
      for (const span of spans) addOverheadEffects(effects, span, context, 1);
    });
    await database.payments.each((payment) => addPaymentEffects(effects, payment, 1));
    await database.days.clear();
    await database.requesterDays.clear();
    await database.requesters.toCollection().modify((requester) => {
      requester.sums = emptySumsByClock();
      requester.days = { focused: 0, elapsed: 0, manual: 0 };
    });
    await applyEffects(database, effects, context, now);
  });
}

/** Reads a table from its first key to its last, a chunk at a time. */
async function eachChunk<T>(
  table: import('dexie').Table<T, string>,
  take: (records: T[]) => Promise<void> | void,
): Promise<void> {
  let after = '';
  for (;;) {
    const keys = await table.where(':id').above(after).limit(CHUNK).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return;
    const records = await table.where(':id').between(keys[0], last, true, true).toArray();
    await take(records);
    after = last;
  }
}

/** Sets the reference wage of all verdicts; does nothing if it is the same. Rewards in other currencies stay unjudged. */
export async function setReference(
  database: LedgerDatabase,
  reference: StoredReference | null,
  now: number,
): Promise<void> {
  await setMeta(database, 'reference', reference, now);
}

/** Sets the zone of the worker's days; does nothing if it is the same. */
export async function setWorkerZone(database: LedgerDatabase, zone: string, now: number): Promise<void> {
  await setMeta(database, 'workerZone', zone, now);
}

async function setMeta(
  database: LedgerDatabase,
  key: 'reference' | 'workerZone',
  value: unknown,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const stored = await database.meta.get(key);
    if (JSON.stringify(stored?.value ?? null) === JSON.stringify(value)) return;
    await database.meta.put({ key, value });
    await rebuild(database, now);
  });
}
