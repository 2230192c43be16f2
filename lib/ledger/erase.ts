/** Erases what the worker wants gone, for good: from the log, its sums, and every copy that the database holds of it. */
import { assumptionsOf } from './assumptions';
import type { LedgerDatabase } from './database';
import { takeUpAnew, tasksInOpenTabs } from './in-hand';
import type { MetaRecord } from './records';

/** Facts that tell nothing of the work: how days and figures are counted, and what goes on in this moment. */
const OUTLAST_ERASING: readonly MetaRecord['key'][] = [
  'workerZone',
  'reference',
  'idle',
  'pause',
  'goals',
  'assumptions',
];

/**
 * Erases the whole log in one transaction: a reader finds all of it or nothing. A task that an open tab shows is begun
 * anew, with no time. The settings are another matter, and stay.
 *
 * @param now milliseconds since the epoch; no attention from before it is written down any more
 */
export async function eraseEverything(database: LedgerDatabase, now: number): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    const inHand = await tasksInOpenTabs(database);
    const meta = (await database.meta.bulkGet([...OUTLAST_ERASING])).filter((fact) => fact !== undefined);
    for (const table of database.tables) {
      if (table.name !== database.tabs.name) await table.clear();
    }
    await database.meta.bulkPut(meta.map(withoutProgress));
    await database.meta.put({ key: 'erasedAt', value: now });
    await forgetClosedTabs(database);
    await takeUpAnew(database, inHand, now);
  });
}

/** How far assumptions were made is told by the end of a task that is gone. */
function withoutProgress(fact: MetaRecord): MetaRecord {
  return fact.key === 'assumptions' ? { ...fact, value: { ...assumptionsOf(fact.value), doneUpTo: 0 } } : fact;
}

/** What a tab shows now is before the worker's eyes; what it showed until it was left is not. */
async function forgetClosedTabs(database: LedgerDatabase): Promise<void> {
  await database.tabs.filter(({ page, opened }) => opened === null && page?.leftAt !== null).delete();
}
