/**
 * Writes work that no browser saw, as the worker tells it: its time is of the manual clock, and in no figure with what was
 * measured.
 */
import type { Money } from '../money';
import type { OverheadKind, PlatformId } from '../platforms/reading';
import { type Interval, unionMs } from '../time/interval';
import { type Counted, countedOf, isInTheWay, type Overlap, overlapOf } from './by-hand-overlap';
import type { CorrectedState } from './corrections';
import type { LedgerDatabase } from './database';
import { discardOutside } from './outside-changes';
import { requesterKey, type SpanRecord, type TaskRecord, taskKey } from './records';
import { newRequester } from './requesters';
import { withRollups } from './rollups';

/** What the ids of entries begin with; the moment that follows puts them in order of time. */
export const BY_HAND = 'hand-';

/** When it was; of a task, the day and the length are enough. */
export type EntryTime = Interval | { day: string; durationMs: number };

interface AnyEntry {
  /** Tells entries of one moment apart; the same one twice is one entry. */
  mark: string;
  platform: PlatformId;
}

export interface TaskEntry extends AnyEntry {
  kind: 'task';
  title: string | null;
  requesterId: string | null;
  requesterName: string | null;
  reward: Money | null;
  state: CorrectedState;
  time: EntryTime;
}

export interface UnpaidEntry extends AnyEntry {
  kind: OverheadKind;
  time: Interval;
}

export type Entry = TaskEntry | UnpaidEntry;

/**
 * Writes an entry, and with it throws away the finished work outside the browser that it is made from.
 *
 * @param counted what counts of a time that overlaps with other time; `null` where the worker was not asked yet
 * @returns the overlap, where the worker has to be asked or nothing of the entry is left; then nothing is written
 */
export async function addEntry(
  database: LedgerDatabase,
  entry: Entry,
  { counted, isOutside }: { counted: Counted | null; isOutside: boolean },
  now: number,
): Promise<Overlap | null> {
  return database.transaction('rw', database.log, async () => {
    const overlap = 'startedAt' in entry.time ? await overlapOf(database, entry.time) : null;
    if (overlap !== null && isInTheWay(overlap, counted)) return overlap;
    const parts = overlap === null ? [] : countedOf(overlap, counted);
    if (entry.kind === 'task') await addTask(database, entry, parts, now);
    else await addUnpaid(database, entry, parts, now);
    if (isOutside) await discardOutside(database);
    return null;
  });
}

async function addTask(
  database: LedgerDatabase,
  entry: TaskEntry,
  parts: readonly Interval[],
  now: number,
): Promise<void> {
  const task = taskOf(entry, parts, now);
  await withRollups(database, { tasks: [task.key] }, now, async (context) => {
    await database.tasks.put(task);
    if (task.requesterId === null) return;
    const key = requesterKey(task.platform, task.requesterId);
    const known = (await database.requesters.get(key)) ?? newRequester(key, context);
    const { requesterName } = task;
    const isNew = requesterName !== null && known.names.length === 0;
    await database.requesters.put(isNew ? { ...known, names: [requesterName] } : known);
  });
}

function taskOf(entry: TaskEntry, parts: readonly Interval[], now: number): TaskRecord {
  const { platform, title, requesterId, requesterName, reward, state, time, mark } = entry;
  const taskId = `${BY_HAND}${'day' in time ? Date.parse(`${time.day}T00:00:00Z`) : time.startedAt}-${mark}`;
  const task = {
    key: taskKey(platform, taskId, null),
    ...{ platform, taskId, title, requesterId, requesterName, reward, state },
    ...{ assignmentId: null, groupId: null, bonus: null, deadlineAt: null, focusedMs: null, attributedMs: null },
    ...{ clock: 'manual' as const, edited: false, source: 'manual' },
  };
  if ('day' in time) {
    const { day: workDay, durationMs: elapsedMs } = time;
    return { ...task, stateHistory: [{ state, at: now }], acceptedAt: null, endedAt: null, elapsedMs, workDay };
  }
  const { startedAt: acceptedAt, endedAt } = time;
  return { ...task, stateHistory: [{ state, at: endedAt }], acceptedAt, endedAt, elapsedMs: unionMs(parts) };
}

async function addUnpaid(
  database: LedgerDatabase,
  { platform, kind, mark }: UnpaidEntry,
  parts: readonly Interval[],
  now: number,
): Promise<void> {
  const spans = parts.map(
    ({ startedAt, endedAt }): SpanRecord => ({
      id: `${BY_HAND}${startedAt}-${mark}`,
      ...{ platform, kind, startedAt, endedAt },
      taskKey: null,
      clock: 'manual',
      tabId: null,
      lastInputAt: endedAt,
    }),
  );
  const overheadSpans = spans.map(({ id }) => id);
  await withRollups(database, { overheadSpans }, now, async () => {
    await database.spans.bulkPut(spans);
  });
}
