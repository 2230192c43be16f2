import type { LedgerDatabase } from '../database';
import type { TaskRecord } from '../records';
import { isUndated } from '../title-effects';

/** The stretches of attention that are looked through for tasks without an end, and the most that are in hand. */
const SPANS_LOOKED_AT = 100;
const MOST_IN_HAND = 1_000;

/** Tasks in hand, and those worked on lately that have no end for another reason. */
export function atHand(database: LedgerDatabase): Promise<TaskRecord[]> {
  return database.transaction('r', [database.tasks, database.spans], async () => {
    const inHand = database.tasks
      .where('[state+deadlineAt]')
      .between(['assigned', Number.NEGATIVE_INFINITY], ['assigned', Number.POSITIVE_INFINITY]);
    const due = await inHand.limit(MOST_IN_HAND).toArray();
    const spans = await database.spans.orderBy('startedAt').reverse().limit(SPANS_LOOKED_AT).toArray();
    const keys = [...new Set(spans.flatMap(({ taskKey }) => taskKey ?? []))];
    const worked = (await database.tasks.bulkGet(keys)).filter((task) => task !== undefined);
    return [...new Map([...worked.filter(isUndated), ...due].map((task) => [task.key, task])).values()];
  });
}
