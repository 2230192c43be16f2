import { liveQuery, type Subscription } from 'dexie';
import { theLedger } from '../ledger/open';
import { type BackupView, backupView } from './view';

/** Calls back with what there is of backups, at once and on every change of it. @returns stops it */
export function watchBackups(onView: (view: BackupView) => void, onError: (error: unknown) => void): () => void {
  const read = () => backupView(theLedger(), Date.now());
  let isOver = false;
  let subscription: Subscription | null = null;
  // A live query is silent while changes keep coming, as they do while a file is brought in.
  read().then(
    (view) => {
      if (isOver) return;
      onView(view);
      subscription = liveQuery(read).subscribe({ next: onView, error: onError });
    },
    (error: unknown) => isOver || onError(error),
  );
  return () => {
    isOver = true;
    subscription?.unsubscribe();
  };
}
