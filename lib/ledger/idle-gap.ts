/** What the idle rule left out of a task in hand, which the worker may say was work all the same. */
import type { LedgerDatabase } from './database';
import { isMeasured } from './open-span';
import { lastPause } from './pause';
import type { SpanRecord } from './records';

/** The stretch from where the idle rule (METHODS D2) ended a span, in milliseconds since the epoch. */
export interface IdleGap {
  cut: SpanRecord;
  until: number;
  /** The clock stands for it still, so that it grows. */
  lasts: boolean;
}

/**
 * The newest gap of a task, up to the next attention to anything, the worker's own pause, the task's deadline and now.
 * There is none once it is filled, the task is out of hand, or the page it was measured in is gone: then nobody could tell
 * it from a browser that was closed. Must run inside a transaction over the log and the tabs.
 */
export async function idleGap(database: LedgerDatabase, taskKey: string, now: number): Promise<IdleGap | null> {
  const task = await database.tasks.get(taskKey);
  const spans = await database.spans.where('taskKey').equals(taskKey).toArray();
  const [cut] = spans.filter(({ closedBy }) => closedBy === 'idle').sort((a, b) => b.endedAt - a.endedAt);
  if (task?.state !== 'assigned' || !cut || !(await isStillThere(database, cut))) return null;
  const next = await database.spans
    .where('startedAt')
    .aboveOrEqual(cut.endedAt)
    .filter((span) => span.id !== cut.id && isMeasured(span))
    .first();
  const pause = await lastPause(database);
  const isPausedSince = pause !== null && (pause.until ?? now) > cut.endedAt;
  const ends = [next?.startedAt, isPausedSince ? pause.since : undefined, task.deadlineAt ?? undefined];
  const until = Math.min(now, ...ends.filter((end) => end !== undefined));
  return until > cut.endedAt ? { cut, until, lasts: until === now && !next } : null;
}

/**
 * Whether the tab shows the page that a span was measured in, and none that was loaded since, or is the one that the
 * background held it for. What a page is and how long it had the attention is told by two scripts, which have the tab,
 * the task and the time in common.
 */
async function isStillThere(database: LedgerDatabase, { id, tabId, taskKey, endedAt }: SpanRecord): Promise<boolean> {
  const tab = tabId === null ? undefined : await database.tabs.get(tabId);
  const page = tab?.page?.leftAt === null ? tab.page : null;
  return (
    (page?.taskKey === taskKey && page.openedAt <= endedAt) ||
    (tab?.opened?.taskKey === taskKey && id.startsWith('held-'))
  );
}
