/** Tasks that a tab shows at this moment, and what becomes of one when its record is erased. */
import type { LedgerDatabase } from './database';
import { asMeasured } from './measured';
import type { TaskRecord } from './records';
import { seeTasks } from './tasks';

/**
 * The tasks in hand that stand in an open tab, or that such a tab was opened from. Must run inside a transaction over the
 * tasks and the tabs.
 */
export async function tasksInOpenTabs(database: LedgerDatabase): Promise<TaskRecord[]> {
  const tabs = await database.tabs.toArray();
  const keys = tabs.flatMap(({ page, opened }) => [
    ...(page?.leftAt === null && page.taskKey !== null ? [page.taskKey] : []),
    ...(opened ? [opened.taskKey] : []),
  ]);
  const tasks = await database.tasks.bulkGet([...new Set(keys)]);
  return tasks.filter((task) => task?.state === 'assigned').filter((task) => task !== undefined);
}

/**
 * Takes up tasks whose records are erased, with nothing but what their pages show: they are still in front of the worker,
 * whose time on them counts from now on. Must run inside a transaction over the log.
 */
export async function takeUpAnew(database: LedgerDatabase, erased: readonly TaskRecord[], now: number): Promise<void> {
  for (const { platform, assignmentId, ...task } of erased.map(asMeasured)) {
    if (assignmentId !== null) await seeTasks(database, platform, [{ ...task, assignmentId }], now);
  }
}
