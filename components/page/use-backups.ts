import { useEffect, useState } from 'preact/hooks';
import { newestCopy, type UpgradeCopy } from '../../lib/backup/upgrade-copy';
import type { BackupView } from '../../lib/backup/view';
import { watchBackups } from '../../lib/backup/watch';
import { LEDGER_NAME } from '../../lib/ledger/database';
import { theLedger } from '../../lib/ledger/open';
import { lastUncopied } from '../../lib/ledger/upgraded';

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
    const read = async () => {
      // Once the ledger is open, for until then the copy may still be in the making.
      setUncopiedAt(await lastUncopied(theLedger()));
      setCopy(await newestCopy(LEDGER_NAME));
    };
    read().catch(console.error);
  }, []);
  return { copy, uncopiedAt };
}
