/** Finds the spans that tasks were measured by. */
import type { LedgerDatabase } from './database';
import type { SpanRecord } from './records';

/**
 * The spans of many tasks, by the task's key. One request for each key, all sent at once: a cursor that walks from key to
 * key waits for the database at each step.
 */
export async function spansOfTasks(
  database: LedgerDatabase,
  taskKeys: readonly string[],
): Promise<Map<string, SpanRecord[]>> {
  const found = new Map<string, SpanRecord[]>();
  // What a file brings first is tasks, and there is no span yet.
  if (taskKeys.length > 1 && (await database.spans.limit(1).count()) === 0) return found;
  const lists = await Promise.all(taskKeys.map((key) => database.spans.where('taskKey').equals(key).toArray()));
  for (const [index, key] of taskKeys.entries()) {
    const spans = lists[index] ?? [];
    if (spans.length > 0) found.set(key, spans);
  }
  return found;
}
