import { liveQuery } from 'dexie';
import { theLedger } from './open';
import { type Cursor, type TaskPage, taskPage } from './recent-tasks';

/** Calls back with a page of the worker's tasks, at once and on every change of it. @returns stops it */
export function watchTasks(
  after: Cursor | null,
  onPage: (page: TaskPage) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(() => taskPage(theLedger(), after)).subscribe({ next: onPage, error: onError });
  return () => subscription.unsubscribe();
}
