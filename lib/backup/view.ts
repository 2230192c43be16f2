/** What the history page shows of backups. */

import { workerCalendar } from '../ledger/context';
import type { LedgerDatabase } from '../ledger/database';
import { unsavedSince, type WorkToLose } from './plan';
import { type BackupState, type KeptBackup, loadBackupState, loadBackups } from './state';

export interface BackupView {
  state: BackupState;
  /** Newest first. */
  backups: KeptBackup[];
  isEncrypted: boolean;
  /** Since when work is in no backup, where that is worth a reminder. */
  unsavedSince: number | null;
}

export async function backupView(database: LedgerDatabase, now: number): Promise<BackupView> {
  const state = await loadBackupState(database);
  return {
    state,
    backups: await loadBackups(database),
    // The key itself is for encrypting alone, and is not read here.
    isEncrypted: (await database.meta.where('key').equals('backupSecret').count()) > 0,
    unsavedSince: unsavedSince(state, await workToLose(database), now),
  };
}

/** Since when there is work in the log, and until when: by its days, and by the last stretch of attention. */
async function workToLose(database: LedgerDatabase): Promise<WorkToLose> {
  const days = database.days.where('[dayOf+day]').between(['worker', ''], ['worker', '\uffff']);
  const [first, last] = [await days.first(), await days.last()];
  if (!first || !last) return { firstAt: null, lastAt: null };
  const { startOf } = await workerCalendar(database);
  const span = await database.spans.orderBy('startedAt').last();
  return { firstAt: startOf(first.day), lastAt: Math.max(startOf(last.day), span?.endedAt ?? 0) };
}
