import { useEffect, useState } from 'preact/hooks';
import type { TaskView } from '../../lib/ledger/recent-tasks';
import { watchTasks } from '../../lib/ledger/watch-tasks';

/** Tasks kept although they are out of sight, so that going back a little shows them at once. */
const KEPT = 500;

/** The tasks of some keys as they become known, kept up to date; those of before stay while they may be seen again. */
export function useTaskViews(keys: readonly string[]): ReadonlyMap<string, TaskView> {
  const [views, setViews] = useState<ReadonlyMap<string, TaskView>>(new Map());
  const asked = JSON.stringify(keys);
  useEffect(() => {
    if (keys.length === 0) return;
    return watchTasks(
      keys,
      (read) =>
        setViews((before) => new Map([...[...before].filter(([key]) => !keys.includes(key)).slice(-KEPT), ...read])),
      console.error,
    );
  }, [asked]);
  return views;
}
