import { equal } from '../../../lib/ledger/equal';
import { theLedger } from '../../../lib/ledger/open';
import { rebuild } from '../../../lib/ledger/rebuild';

/** Counts the tasks, and compares the rollups as they were kept with rollups made anew. */
export async function checkRollups(): Promise<{ tasks: number; isEqual: boolean }> {
  const kept = await rollups();
  await rebuild(theLedger(), Date.now());
  return { tasks: await theLedger().tasks.count(), isEqual: equal(kept, await rollups()) };
}

async function rollups(): Promise<unknown[]> {
  const { days, requesters, requesterDays, titles } = theLedger();
  return Promise.all([days, requesters, requesterDays, titles].map((table) => table.toArray()));
}
