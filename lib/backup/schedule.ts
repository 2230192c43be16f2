import { browser } from '../browser';
import type { LedgerDatabase } from '../ledger/database';
import { nextBackupAt } from './plan';
import { loadBackupState } from './state';

/** The alarm lives only while daily backups are on, and goes off once a day. */
export const BACKUP_ALARM = 'backup';

/** While a backup is under way its time has come already; it is looked after again so soon. */
const SOONEST_MS = 60_000;

/** Sets the alarm for the next backup, or takes it away. */
export async function scheduleBackup(database: LedgerDatabase): Promise<void> {
  const dueAt = nextBackupAt(await loadBackupState(database));
  if (dueAt === null) await browser.alarms.clear(BACKUP_ALARM);
  else await browser.alarms.create(BACKUP_ALARM, { when: Math.max(dueAt, Date.now() + SOONEST_MS) });
}
