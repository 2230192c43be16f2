import type { VNode } from 'preact';
import { Erase } from '../../components/history/erase';
import { backupActions } from '../../components/page/backup-actions';
import { countWish, eraseWish } from '../../components/page/erase-actions';
import { useBackups } from '../../components/page/use-backups';

/** Erasing, joined to the ledger and to the backups that may still hold what is gone. */
export function ErasePart(): VNode | null {
  const view = useBackups();
  if (view === null) return null;
  const { onDelete, onForget } = backupActions(view);
  return (
    <Erase backups={view.backups} onCount={countWish} onErase={eraseWish} onDelete={onDelete} onForget={onForget} />
  );
}
