/** Finds the spans that tasks were measured by. */
import { atOnce } from './at-once';
import type { LedgerDatabase } from './database';
import type { SpanRecord, TaskRecord } from './records';

/** The spans of many tasks, by the task's key. Must run inside a transaction over the spans. */
export async function spansOfTasks(
  database: LedgerDatabase,
  taskKeys: readonly string[],
): Promise<Map<string, SpanRecord[]>> {
  const keys = [...new Set(taskKeys)];
  const found = new Map<string, SpanRecord[]>();
  // What a file brings first is tasks, and there is no span yet.
  if (keys.length > 1) {
    const [first = []] = await atOnce(database, 'spans', (store) => [store.getAllKeys(null, 1)]);
    if (first.length === 0) return found;
  }
  const lists = await atOnce<SpanRecord[]>(database, 'spans', (store) => {
    return keys.map((key) => store.index('taskKey').getAll(key));
  });
  for (const [index, spans] of lists.entries()) {
    if (spans.length > 0) found.set(keys[index] ?? '', spans);
  }
  return found;
}

/**
 * The spans of tasks that follow each other in the order of their keys, by the task's key: one look for all of them. Must
 * run inside a transaction over the spans.
 */
export async function spansOfTasksInOrder(
  database: LedgerDatabase,
  tasks: readonly TaskRecord[],
): Promise<Map<string, SpanRecord[]>> {
  const [first, last] = [tasks[0], tasks.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const spans = await database.spans.where('taskKey').between(first.key, last.key, true, true).toArray();
  const found = new Map<string, SpanRecord[]>();
  for (const span of spans) {
    const ofTask = found.get(span.taskKey ?? '');
    if (ofTask) ofTask.push(span);
    else found.set(span.taskKey ?? '', [span]);
  }
  return found;
}

/** When the worker last attended to a task: its end, where nothing better is known. */
export function lastAttention(spans: readonly SpanRecord[] = []): number | null {
  return spans.length === 0 ? null : Math.max(...spans.map((span) => span.endedAt));
}
