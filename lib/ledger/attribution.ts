/** Keeps the time of imported tasks free of overlaps (METHODS D3) as more of them arrive. */
import { attributeNextSubmit } from '../time/attribution';
import type { Interval } from '../time/interval';
import { atOnce } from './at-once';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
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
 * Tasks about to be written in place of what is stored of them, with their shares, and behind them those whose share
 * changes by it; of these, what is stored is in `before`. Runs in the transaction around it.
 */
export async function sharedAnew(
  database: LedgerDatabase,
  stored: readonly TaskRecord[],
  written: readonly TaskRecord[],
): Promise<{ before: TaskRecord[]; after: TaskRecord[] }> {
  const was = new Map(stored.map((task) => [task.key, task]));
  const isMoved = (task: TaskRecord) => {
    const before = was.get(task.key);
    return !equal(before ? openTime(before) : null, openTime(task));
  };
  if (!written.some(isMoved)) return { before: [...stored], after: [...written] };
  const keys = new Set(written.map(({ key }) => key));
  const beside = (await overlapping(database, [...stored, ...written])).filter(({ key }) => !keys.has(key));
  const after = withAttribution([...written, ...beside]);
  return { before: [...stored, ...beside], after };
}

/**
 * The stored tasks whose share may change when `incoming` is written: all that overlap one of them, or overlap
 * one that does. Runs in the transaction around it.
 */
export async function overlapping(database: LedgerDatabase, incoming: readonly TaskRecord[]): Promise<TaskRecord[]> {
  const intervals = incoming.map(openTime).filter((interval) => interval !== null);
  if (intervals.length === 0) return [];
  const longestMs = await rememberLongest(database, intervals);
  let ranges = merged(intervals);
  for (;;) {
    const found = await tasksIn(database, ranges, longestMs);
    const grown = merged([...ranges, ...found.flatMap((task) => openTime(task) ?? [])]);
    if (equal(grown, ranges)) return found;
    ranges = grown;
  }
}

/** The stored tasks open in one of some ranges, which are disjoint and in order of time. */
async function tasksIn(
  database: LedgerDatabase,
  ranges: readonly Interval[],
  longestMs: number,
): Promise<TaskRecord[]> {
  // A task open in a range began at most the longest time before it. Where that reaches into the range before, one look
  // finds the tasks of both.
  const looks = merged(ranges.map(({ startedAt, endedAt }) => ({ startedAt: startedAt - longestMs, endedAt })));
  const lists = await atOnce<TaskRecord[]>(database, 'tasks', (store) => {
    const index = store.index('[clock+acceptedAt]');
    return looks.map((look) => {
      return index.getAll(IDBKeyRange.bound(['elapsed', look.startedAt], ['elapsed', look.endedAt]));
    });
  });
  return lists.flat().filter((task) => {
    const interval = openTime(task);
    return interval !== null && overlapsOne(ranges, interval);
  });
}

function overlapsOne(ranges: readonly Interval[], { startedAt, endedAt }: Interval): boolean {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ranges[middle]?.startedAt ?? 0) < endedAt) from = middle + 1;
    else to = middle;
  }
  return (ranges[from - 1]?.endedAt ?? Number.NEGATIVE_INFINITY) > startedAt;
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
