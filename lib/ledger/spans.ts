import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import type { SpanRecord, TaskRecord } from './records';
import { moveRollups, readPart } from './rollups';

/**
 * Writes spans, new or grown or cut, and with them their tasks' focused time and the rollups.
 * Must run inside a read-write transaction over `database.log`.
 *
 * @param beforeSums told of the spans' tasks, as they were and as they are, before their sums move
 */
export async function putSpans(
  database: LedgerDatabase,
  spans: readonly SpanRecord[],
  now: number,
  beforeSums: (before: readonly TaskRecord[], after: readonly TaskRecord[]) => Promise<void> = async () => {},
): Promise<void> {
  if (spans.length === 0) return;
  const overheadSpans = spans.filter((span) => span.taskKey === null);
  const before = await readPart(database, {
    tasks: spans.flatMap((span) => span.taskKey ?? []),
    overheadSpans: overheadSpans.map((span) => span.id),
  });
  const spansOf = withSpans(before.spansOf, spans);
  const tasks = before.tasks.map((task) => {
    const focusedMs = (spansOf.get(task.key) ?? []).reduce((sum, span) => sum + span.endedAt - span.startedAt, 0);
    return focusedMs === task.focusedMs ? task : { ...task, focusedMs };
  });
  await database.spans.bulkPut(spans);
  await database.tasks.bulkPut(tasks.filter((task, index) => task !== before.tasks[index]));
  await beforeSums(before.tasks, tasks);
  const after = { ...before, tasks, spansOf, overheadSpans };
  await moveRollups(database, before, after, await loadContext(database), now);
}

/** The spans of each task as they are once `written` are; a span never changes its task. */
function withSpans(
  stored: ReadonlyMap<string, readonly SpanRecord[]>,
  written: readonly SpanRecord[],
): Map<string, SpanRecord[]> {
  const byTask = new Map<string, Map<string, SpanRecord>>();
  for (const [key, spans] of stored) byTask.set(key, new Map(spans.map((span) => [span.id, span])));
  for (const span of written) {
    if (span.taskKey === null) continue;
    const ofTask = byTask.get(span.taskKey) ?? new Map<string, SpanRecord>();
    byTask.set(span.taskKey, ofTask.set(span.id, span));
  }
  return new Map([...byTask].map(([key, spans]) => [key, [...spans.values()]]));
}
