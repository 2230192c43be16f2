import { liveQuery } from 'dexie';
import { follow } from './follow';
import { theLedger } from './open';
import { type TaskView, taskViews } from './recent-tasks';

/** How soon after a change the next is looked at, so that a long import is not followed row by row. */
const CHANGES_EVERY_MS = 1_000;

/** Calls back at once, and after every change of tasks, requesters or payments, though not for each of many. @returns stops it */
export function watchLog(onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Date.now();
  const later = () => {
    clearTimeout(timer);
    const wait = Math.max(0, lastAt + CHANGES_EVERY_MS - Date.now());
    timer = setTimeout(() => {
      lastAt = Date.now();
      onChange();
    }, wait);
  };
  onChange();
  // Any change of a task moves the sums of its title. Counting reads nothing, and is told of each change all the same.
  const counts = liveQuery(() => {
    const { titles, payments, requesters } = theLedger();
    return Promise.all([titles.count(), payments.count(), requesters.count()]);
  });
  let isFirst = true;
  const subscription = counts.subscribe(() => {
    if (isFirst) isFirst = false;
    else later();
  });
  return () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
}

/** Calls back with tasks, at once and on every change of one of them. @returns stops it */
export function watchTasks(
  keys: readonly string[],
  onTasks: (tasks: Map<string, TaskView>) => void,
  onError: (error: unknown) => void,
): () => void {
  return follow(() => taskViews(theLedger(), keys), onTasks, onError);
}
