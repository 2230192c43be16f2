import { useEffect, useState } from 'preact/hooks';
import { lastUncopied } from '../../lib/backup/upgrade';
import { newestCopy, type UpgradeCopy } from '../../lib/backup/upgrade-copy';
import type { BackupView } from '../../lib/backup/view';
import { watchBackups } from '../../lib/backup/watch';
import { LEDGER_NAME } from '../../lib/ledger/database';
import { theLedger } from '../../lib/ledger/open';

/** What there is of backups, and each change of it; `null` until it is read. */
export function useBackups(): BackupView | null {
  const [view, setView] = useState<BackupView | null>(null);
  useEffect(() => watchBackups(setView, console.error), []);
  return view;
}

/** The copy from before the last upgrade, or when one was made without; both `null` until it is known. */
export function useUpgradeCopy(): { copy: UpgradeCopy | null; uncopiedAt: number | null } {
  const [copy, setCopy] = useState<UpgradeCopy | null>(null);
  const [uncopiedAt, setUncopiedAt] = useState<number | null>(null);
  useEffect(() => {
    newestCopy(LEDGER_NAME).then(setCopy).catch(console.error);
    lastUncopied(theLedger()).then(setUncopiedAt).catch(console.error);
  }, []);
  return { copy, uncopiedAt };
}
