import { follow } from '../ledger/follow';
import { theLedger } from '../ledger/open';
import { type BackupView, backupView } from './view';

/** Calls back with what there is of backups, at once and on every change of it. @returns stops it */
export function watchBackups(onView: (view: BackupView) => void, onError: (error: unknown) => void): () => void {
  return follow(() => backupView(theLedger(), Date.now()), onView, onError);
}
