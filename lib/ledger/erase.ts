/** Erases what the worker wants gone, for good: from the log, its sums, and every copy that the database holds of it. */
import * as z from 'zod/mini';
import { assumptionsOf } from './assumptions';
import type { LedgerDatabase } from './database';
import { forgetInJournals } from './erase-journals';
import { eraseTasks, eraseUnpaidTime, forgetMeasuredRequester, unassign } from './erase-tasks';
import { noteErased } from './erased-at';
import { type Erasure, erasure, findGoing, type Going } from './erasure';
import { takeUpAnew, tasksInOpenTabs } from './in-hand';
import { outsideWork } from './outside';
import { beginOutside } from './outside-changes';
import { rebuildIfStale } from './rebuild';
import type { MetaRecord } from './records';
import { withRollups } from './rollups';

/** Facts that tell nothing of the work: how days and figures are counted, what goes on in this moment, where backups are. */
const OUTLAST_ERASING: readonly MetaRecord['key'][] = [
  ...(['workerZone', 'reference', 'idle', 'pause', 'goals', 'assumptions'] as const),
  ...(['backup', 'backups', 'backupSecret', 'backupFolder'] as const),
];

/** The lock of whoever erases a part of the log. */
export const ERASING = 'upah-erase';

/** An erasure that is under way, so that the next start goes on with one that was cut off. */
const begun = z.object({ wanted: erasure, at: z.number() });

/**
 * Erases the whole log in one transaction: a reader finds all of it or nothing. A task that an open tab shows is begun
 * anew, with no time, and so is work outside the browser that goes on. The settings are another matter, and stay.
 *
 * @param now milliseconds since the epoch; no attention from before it is written down any more
 */
export async function eraseEverything(database: LedgerDatabase, now: number): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    const inHand = await tasksInOpenTabs(database);
    const isOutside = (await outsideWork(database))?.until === null;
    const meta = (await database.meta.bulkGet([...OUTLAST_ERASING])).filter((fact) => fact !== undefined);
    for (const table of database.tables) {
      if (table.name !== database.tabs.name) await table.clear();
    }
    await database.meta.bulkPut(meta.map(withoutProgress));
    if (isOutside) await beginOutside(database, now);
    await noteErased(database, now);
    await database.tabs.filter(({ page, opened }) => opened === null && page?.leftAt !== null).delete();
    await takeUpAnew(database, inHand, now);
  });
}

/** How far assumptions were made is told by the end of a task that is gone. */
function withoutProgress(fact: MetaRecord): MetaRecord {
  return fact.key === 'assumptions' ? { ...fact, value: { ...assumptionsOf(fact.value), doneUpTo: 0 } } : fact;
}

/**
 * Erases a part of the log, in chunks. One that is cut off is finished by {@link finishErasing}.
 *
 * @param onProgress called with the part that is done, 0 to 1
 */
export async function erase(
  database: LedgerDatabase,
  wanted: Erasure,
  now: number,
  onProgress?: (done: number) => void,
): Promise<void> {
  await database.meta.put({ key: 'erasing', value: { wanted, at: now } });
  await rebuildIfStale(database, now);
  const going = await findGoing(database, wanted, now);
  const taskSpans = await eraseTasks(database, going.tasks, now, onProgress);
  const unpaid = going.interval === null ? [] : await eraseUnpaidTime(database, going.unpaid, going.interval, now);
  await erasePayments(database, going, now);
  if (wanted.what === 'requester') await forgetRequester(database, wanted.requesterKey, going, now);
  if (wanted.what === 'period' && going.interval !== null) {
    const { startedAt, endedAt } = going.interval;
    await database.problems.where('lastAt').between(startedAt, endedAt).delete();
  }
  await forgetInJournals(database, {
    tasks: new Set([...going.tasks, ...going.corrected]),
    spans: new Set([...taskSpans, ...unpaid]),
    payments: new Set(going.payments),
    requesters: new Set(wanted.what === 'requester' ? [wanted.requesterKey] : []),
  });
  await database.transaction('rw', database.meta, async () => {
    await noteErased(database, now);
    // Lists that were seen name jobs as the log does; the next one that is seen names what is still on offer.
    await database.meta.bulkDelete(['erasing', 'jobs']);
  });
}

/** Goes on with an erasure that the end of the browser or of its page cut off. */
export async function finishErasing(database: LedgerDatabase): Promise<void> {
  const stored = begun.safeParse((await database.meta.get('erasing'))?.value);
  if (stored.success) await erase(database, stored.data.wanted, stored.data.at);
}

async function erasePayments(database: LedgerDatabase, { payments }: Going, now: number): Promise<void> {
  await database.transaction('rw', database.log, async () =>
    withRollups(database, { payments }, now, () => database.payments.bulkDelete(payments)),
  );
}

/** What is left of a requester without its tasks: its names, listing and note, and what was said to be its bonus. */
async function forgetRequester(database: LedgerDatabase, key: string, going: Going, now: number): Promise<void> {
  await forgetMeasuredRequester(database, going.corrected, now);
  await database.transaction('rw', [...database.log, database.tabs], async () => {
    await unassign(database, (part) => part.requesterKey === key);
    await database.requesters.delete(key);
    await database.tabs
      .filter((tab) => tab.warned?.requesterKey === key)
      .modify((tab) => {
        delete tab.warned;
      });
  });
}
