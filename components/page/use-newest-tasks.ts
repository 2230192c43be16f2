import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import { type NewestTasks, newestTasks } from '../../lib/ledger/recent-tasks';
import { watchLog } from '../../lib/ledger/watch-tasks';

const NOTHING: NewestTasks = { tasks: [], requesters: [], bonuses: [] };

/** The newest tasks and bonuses, and each change of them. */
export function useNewestTasks(): NewestTasks {
  const [newest, setNewest] = useState(NOTHING);
  useEffect(() => watchLog(() => void newestTasks(theLedger()).then(setNewest, console.error)), []);
  return newest;
}
