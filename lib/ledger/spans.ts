import type { LedgerDatabase } from './database';
import type { SpanRecord } from './records';
import { withRollups } from './rollups';

/**
 * Writes spans, new or grown or cut, and with them their tasks' focused time and the rollups.
 * Must run inside a read-write transaction over `database.log`.
 */
export async function putSpans(database: LedgerDatabase, spans: readonly SpanRecord[], now: number): Promise<void> {
  if (spans.length === 0) return;
  const taskKeys = [...new Set(spans.flatMap((span) => span.taskKey ?? []))];
  const overheadSpans = spans.filter((span) => span.taskKey === null).map((span) => span.id);
  await withRollups(database, { tasks: taskKeys, overheadSpans }, now, async () => {
    await database.spans.bulkPut([...spans]);
    for (const key of taskKeys) {
      const ofTask = await database.spans.where('taskKey').equals(key).toArray();
      const focusedMs = ofTask.reduce((sum, span) => sum + span.endedAt - span.startedAt, 0);
      await database.tasks.update(key, { focusedMs });
    }
  });
}
