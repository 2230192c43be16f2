/** Keeps the time of imported tasks free of overlaps (METHODS D3) as more of them arrive. */
import { attributeNextSubmit } from '../time/attribution';
import type { Interval } from '../time/interval';
import type { LedgerDatabase } from './database';
import type { TaskRecord } from './records';

/** The stretch an imported task was open; `null` for a task of another clock or without times. */
function openTime(task: TaskRecord): Interval | null {
  const { clock, acceptedAt, endedAt } = task;
  if (clock !== 'elapsed' || acceptedAt === null || endedAt === null || endedAt <= acceptedAt) return null;
  return { startedAt: acceptedAt, endedAt };
}

/** The tasks with the share of time that is each one's own, given that they are all that overlap each other. */
export function withAttribution(tasks: readonly TaskRecord[]): TaskRecord[] {
  const open = tasks.map(openTime);
  const intervals = open.filter((interval) => interval !== null);
  const shares = attributeNextSubmit(intervals);
  let next = 0;
  return tasks.map((task, index) => (open[index] === null ? task : { ...task, attributedMs: shares[next++] ?? null }));
}

/**
 * The stored tasks whose share may change when `incoming` is written: all that overlap one of them, or overlap
 * one that does. Runs in the transaction around it.
 */
export async function overlapping(database: LedgerDatabase, incoming: readonly TaskRecord[]): Promise<TaskRecord[]> {
  const intervals = incoming.map(openTime).filter((interval) => interval !== null);
  const longestMs = await rememberLongest(database, intervals);
  const found = new Map<string, TaskRecord>();
  for (const range of merged(intervals)) {
    for (let grown = true; grown; ) {
      grown = false;
      const near = await database.tasks
        .where('[clock+acceptedAt]')
        .between(['elapsed', range.startedAt - longestMs], ['elapsed', range.endedAt])
        .toArray();
      for (const task of near) {
        const interval = openTime(task);
        if (interval === null || interval.endedAt <= range.startedAt) continue;
        found.set(task.key, task);
        if (interval.startedAt < range.startedAt || interval.endedAt > range.endedAt) grown = true;
        range.startedAt = Math.min(range.startedAt, interval.startedAt);
        range.endedAt = Math.max(range.endedAt, interval.endedAt);
      }
    }
  }
  return [...found.values()];
}

/** How far back a task may have begun that is still open: the longest of all that were imported. */
async function rememberLongest(database: LedgerDatabase, intervals: readonly Interval[]): Promise<number> {
  const stored = (await database.meta.get('longestElapsedMs'))?.value;
  const known = typeof stored === 'number' ? stored : 0;
  const longest = intervals.reduce((max, { startedAt, endedAt }) => Math.max(max, endedAt - startedAt), known);
  if (longest > known) await database.meta.put({ key: 'longestElapsedMs', value: longest });
  return longest;
}

/** The union of intervals, as disjoint ranges. */
function merged(intervals: readonly Interval[]): Interval[] {
  const ranges: Interval[] = [];
  for (const interval of [...intervals].sort((a, b) => a.startedAt - b.startedAt)) {
    const last = ranges.at(-1);
    if (last && interval.startedAt <= last.endedAt) last.endedAt = Math.max(last.endedAt, interval.endedAt);
    else ranges.push({ ...interval });
  }
  return ranges;
}
