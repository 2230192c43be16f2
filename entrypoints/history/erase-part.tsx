import type { VNode } from 'preact';
import { Erase } from '../../components/history/erase';
import { backupActions } from '../../components/page/backup-actions';
import { countWish, eraseWish } from '../../components/page/erase-actions';
import { Reading } from '../../components/page/reading';
import { useBackups } from '../../components/page/use-backups';

/** Erasing, joined to the ledger and to the backups that may still hold what is gone. */
export function ErasePart(): VNode {
  const view = useBackups();
  if (view === null) return <Reading />;
  const { onDelete, onForget } = backupActions(view);
  return (
    <Erase backups={view.backups} onCount={countWish} onErase={eraseWish} onDelete={onDelete} onForget={onForget} />
  );
}
