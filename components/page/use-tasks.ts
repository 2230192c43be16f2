import { useEffect, useState } from 'preact/hooks';
import type { Cursor, TaskPage } from '../../lib/ledger/recent-tasks';
import { watchTasks } from '../../lib/ledger/watch-tasks';

/** The worker's tasks, a page at a time, kept up to date; `page` is `null` while it is read. */
export interface ShownTasks {
  page: TaskPage | null;
  failed: boolean;
  isFirst: boolean;
  onOlder: () => void;
  onNewest: () => void;
}

export function useTasks(): ShownTasks {
  const [after, setAfter] = useState<Cursor | null>(null);
  const [page, setPage] = useState<TaskPage | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const onPage = (read: TaskPage) => {
      setPage(read);
      setFailed(false);
    };
    return watchTasks(after, onPage, () => setFailed(true));
  }, [after]);
  const goTo = (place: Cursor | null) => {
    setPage(null);
    setAfter(place);
  };
  return {
    page,
    failed,
    isFirst: after === null,
    onOlder: () => goTo(page?.next ?? null),
    onNewest: () => goTo(null),
  };
}
