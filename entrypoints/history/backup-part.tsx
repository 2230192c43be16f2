import type { VNode } from 'preact';
import { Backup } from '../../components/history/backup';
import { backupActions, canPickFolder } from '../../components/page/backup-actions';
import { useBackups } from '../../components/page/use-backups';

/** Backups, joined to the ledger, the browser's downloads and the worker's folder. */
export function BackupPart(): VNode | null {
  const view = useBackups();
  if (view === null) return null;
  return <Backup view={view} canPickFolder={canPickFolder()} {...backupActions(view)} />;
}
