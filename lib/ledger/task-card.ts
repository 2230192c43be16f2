import type { PlatformId } from '../platforms/reading';
import type { LedgerDatabase } from './database';
import type { Clock, StateChange, TaskRecord } from './records';
import { spansOfTasks } from './task-spans';

/** Stretches shown of one task: nobody reads more. */
const SPANS_SHOWN = 200;

/** Everything written down of one task. Unknown is `null`. */
export interface TaskCard
  extends Pick<TaskRecord, 'taskId' | 'assignmentId' | 'groupId' | 'acceptedAt' | 'deadlineAt' | 'endedAt' | 'source'> {
  key: string;
  platform: PlatformId;
  clock: Clock;
  elapsedMs: number | null;
  states: StateChange[];
  /** The stretches of attention it was measured by, the oldest first. */
  spans: { startedAt: number; endedAt: number }[];
  /** How many more there are than are shown. */
  moreSpans: number;
}

/** The card of a task; `null` where there is none of this key. */
export async function taskCard(database: LedgerDatabase, key: string): Promise<TaskCard | null> {
  return database.transaction('r', [database.tasks, database.spans], async () => {
    const task = await database.tasks.get(key);
    if (!task) return null;
    const spans = (await spansOfTasks(database, [key])).get(key) ?? [];
    const inOrder = spans
      .map(({ startedAt, endedAt }) => ({ startedAt, endedAt }))
      .sort((a, b) => a.startedAt - b.startedAt);
    const { platform, taskId, assignmentId, groupId, acceptedAt, deadlineAt, endedAt, source, clock, elapsedMs } = task;
    return {
      ...{ key, platform, taskId, assignmentId, groupId, acceptedAt, deadlineAt, endedAt, source, clock, elapsedMs },
      states: task.stateHistory,
      spans: inOrder.slice(0, SPANS_SHOWN),
      moreSpans: Math.max(0, inOrder.length - SPANS_SHOWN),
    };
  });
}
