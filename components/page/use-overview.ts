import { useEffect, useState } from 'preact/hooks';
import { theLedger } from '../../lib/ledger/open';
import { type Overview, type OverviewGroup, overview } from '../../lib/ledger/overview';
import { type Rankings, rankings } from '../../lib/ledger/rankings';
import { watchLog } from '../../lib/ledger/watch-tasks';

/** The record at a glance, and each change of it; `null` until it is read. */
export function useOverview(): Overview | null {
  const [view, setView] = useState<Overview | null>(null);
  useEffect(() => watchLog(() => void overview(theLedger(), Date.now()).then(setView, console.error)), []);
  return view;
}

/** The rankings of a group, read anew when that changes; `null` until they are read. */
export function useRankings(group: OverviewGroup | null): Rankings | null {
  const [view, setView] = useState<Rankings | null>(null);
  useEffect(() => {
    if (group === null) return;
    const reading = new AbortController();
    const { signal } = reading;
    rankings(theLedger(), group, signal).then((read) => signal.aborted || setView(read), console.error);
    return () => reading.abort();
  }, [group]);
  return group === null ? null : view;
}
