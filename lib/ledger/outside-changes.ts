/** What happens to work outside the browser: it begins, ends, and is saved or thrown away. */
import type { LedgerDatabase } from './database';
import { outsideWork } from './outside';

/** Begins it at this moment. @returns whether it does: not while some goes on already, or waits to be saved */
export async function beginOutside(database: LedgerDatabase, now: number): Promise<boolean> {
  if ((await outsideWork(database)) !== null) return false;
  await database.meta.put({ key: 'outside', value: { since: now, until: null } });
  return true;
}

/** Ends what goes on; it then waits to be saved. A clock that was set back leaves nothing of it, and never less. */
export async function endOutside(database: LedgerDatabase, now: number): Promise<void> {
  const work = await outsideWork(database);
  if (work?.until !== null) return;
  await database.meta.put({ key: 'outside', value: { ...work, until: Math.max(work.since, now) } });
}

/** Throws away what is over; what goes on stays. */
export async function discardOutside(database: LedgerDatabase): Promise<void> {
  await database.transaction('rw', database.meta, async () => {
    const work = await outsideWork(database);
    if (work !== null && work.until !== null) await database.meta.delete('outside');
  });
}
