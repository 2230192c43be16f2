import type { VNode } from 'preact';
import { Backup } from '../../components/history/backup';
import { UpgradeCopyView } from '../../components/history/upgrade-copy';
import { backupActions, canPickFolder, saveCopy } from '../../components/page/backup-actions';
import { Reading } from '../../components/page/reading';
import { useBackups, useUpgradeCopy } from '../../components/page/use-backups';

/** Backups, joined to the ledger, the browser's downloads and the worker's folder. */
export function BackupPart(): VNode {
  const view = useBackups();
  const copy = useUpgradeCopy();
  if (view === null) return <Reading />;
  return (
    <>
      <Backup view={view} canPickFolder={canPickFolder()} {...backupActions(view)} />
      <UpgradeCopyView {...copy} onSave={(one) => void saveCopy(one)} />
    </>
  );
}
