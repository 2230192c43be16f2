import { useEffect, useState } from 'preact/hooks';
import type { BackupView } from '../../lib/backup/view';
import { watchBackups } from '../../lib/backup/watch';

/** What there is of backups, and each change of it; `null` until it is read. */
export function useBackups(): BackupView | null {
  const [view, setView] = useState<BackupView | null>(null);
  useEffect(() => watchBackups(setView, console.error), []);
  return view;
}
