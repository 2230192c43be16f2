/** What the background does around an upgrade of the database: a copy before it, and a note where none could be made. */
import type { LedgerDatabase } from '../ledger/database';
import { copyBeforeUpgrade } from './upgrade-copy';

let uncopiedAt: number | null = null;
let isUpgraded = false;

/** Makes the copy; the ledger opens once this has ended, with or without one. */
export async function copyFirst(database: string, storedVersion: number): Promise<void> {
  const now = Date.now();
  isUpgraded = true;
  uncopiedAt = (await copyBeforeUpgrade(database, storedVersion, now)) ? null : now;
}

/** Once the ledger is open: keeps in it whether there is a copy of what it was before. */
export async function noteCopy(database: LedgerDatabase): Promise<void> {
  await database.open();
  if (!isUpgraded) return;
  if (uncopiedAt === null) await database.meta.delete('uncopied');
  else await database.meta.put({ key: 'uncopied', value: uncopiedAt });
}

/** When an upgrade went on without a copy, milliseconds since the epoch; `null` where the last had one. */
export async function lastUncopied(database: LedgerDatabase): Promise<number | null> {
  const value = (await database.meta.get('uncopied'))?.value;
  return typeof value === 'number' ? value : null;
}
