import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import { type NewestTasks, newestTasks } from '../../lib/ledger/recent-tasks';
import { watchLog } from '../../lib/ledger/watch-tasks';

/** The newest tasks and bonuses, and each change of them; `null` until they are read. */
export function useNewestTasks(): NewestTasks | null {
  const [newest, setNewest] = useState<NewestTasks | null>(null);
  useEffect(() => watchLog(() => void newestTasks(theLedger()).then(setNewest, console.error)), []);
  return newest;
}
