/** Writes the platform's own word on assignments: their states and money, also of those that were never timed. */
import type { PlatformId, StatusRow } from '../platforms/reading';
import { sharedAnew } from './attribution';
import { loadContext } from './context';
import type { LedgerDatabase } from './database';
import { equal } from './equal';
import { underCorrections } from './measured';
import { requesterKey, type SpanRecord, type TaskRecord, taskKey } from './records';
import { newRequester } from './requesters';
import { moveRollups } from './rollups';
import { withState } from './states';
import { lastAttention, spansOfTasks } from './task-spans';
import { newTask } from './tasks';

/** What the platform's word did to the log. */
export interface StatusChange {
  /** Tasks that the log did not have. */
  added: number;
  /** Tasks of which it says something new. */
  changed: number;
}

/**
 * Writes the rows of one of the platform's days. What is known stays, states go forward; saying the same again changes
 * nothing. An assignment that nobody timed is taken up as work of unknown time, on the platform's day.
 */
export async function recordStatus(
  database: LedgerDatabase,
  platform: PlatformId,
  day: string,
  rows: readonly StatusRow[],
  now: number,
): Promise<StatusChange> {
  return database.transaction('rw', database.log, async () => {
    const known = await knownTasks(database, platform, rows);
    const stored = new Map([...known.values()].map((task) => [task.key, task]));
    const keyOfRow = (row: StatusRow) => known.get(row.assignmentId)?.key ?? keyOf(platform, row);
    // Of new ones as well: a file may have brought time of a task that it did not bring.
    const spansOf = await spansOfTasks(database, rows.map(keyOfRow));
    const written = new Map<string, TaskRecord>();
    for (const row of rows) {
      const key = keyOfRow(row);
      const before = written.get(key) ?? stored.get(key);
      const after = before
        ? told(before, row, day, now, lastAttention(spansOf.get(key)))
        : untimedTask(platform, row, day, now);
      if (before === undefined || !equal(before, after)) written.set(key, after);
    }
    const changed = [...written.keys()].flatMap((key) => stored.get(key) ?? []);
    if (written.size > 0) {
      await writeTasks(database, { platform, stored: changed, written: [...written.values()], spansOf }, now);
    }
    await database.meta.put({ key: 'statusReadAt', value: now });
    return { added: written.size - changed.length, changed: changed.length };
  });
}

function keyOf(platform: PlatformId, { taskId, assignmentId }: StatusRow): string {
  return taskKey(platform, taskId ?? assignmentId, assignmentId);
}

/** The tasks that rows speak of, by assignment; a file may have brought one that knows its task alone. */
async function knownTasks(
  database: LedgerDatabase,
  platform: PlatformId,
  rows: readonly StatusRow[],
): Promise<Map<string, TaskRecord>> {
  const keys = rows.flatMap((row) => [keyOf(platform, row), taskKey(platform, row.taskId ?? row.assignmentId, null)]);
  const found = await database.tasks.bulkGet(keys);
  return new Map(
    rows.flatMap(({ assignmentId }, index) => {
      const task = found[2 * index] ?? found[2 * index + 1];
      return task ? [[assignmentId, task] as const] : [];
    }),
  );
}

function told(task: TaskRecord, row: StatusRow, day: string, now: number, endedAt: number | null): TaskRecord {
  return underCorrections(task, (known) => {
    const filled: TaskRecord = {
      ...known,
      requesterId: known.requesterId ?? row.requesterId,
      requesterName: known.requesterName ?? row.requesterName,
      title: known.title ?? row.title,
      reward: known.reward ?? row.reward,
      // It may be granted long after the work.
      bonus: row.bonus ?? known.bonus,
    };
    const moved = withState(filled, row.state, now, 'platform', endedAt);
    return moved.endedAt === null && moved.acceptedAt === null ? { ...moved, workDay: day } : moved;
  });
}

function untimedTask(platform: PlatformId, row: StatusRow, day: string, now: number): TaskRecord {
  const { assignmentId, requesterId, requesterName, title, reward, bonus, state } = row;
  return {
    ...newTask(platform, { taskId: row.taskId ?? assignmentId, assignmentId }, now),
    ...{ requesterId, requesterName, title, reward, bonus, state },
    stateHistory: [{ state, at: now }],
    focusedMs: null,
    workDay: day,
  };
}

interface Written {
  platform: PlatformId;
  stored: readonly TaskRecord[];
  written: readonly TaskRecord[];
  spansOf: ReadonlyMap<string, readonly SpanRecord[]>;
}

async function writeTasks(database: LedgerDatabase, change: Written, now: number): Promise<void> {
  const { platform, stored, written, spansOf } = change;
  const context = await loadContext(database);
  for (const { requesterId, requesterName } of written) {
    if (requesterId === null || requesterName === null) continue;
    const key = requesterKey(platform, requesterId);
    const requester = (await database.requesters.get(key)) ?? newRequester(key, context);
    // The name may be as old as the day; one that was seen on a page is not set back to it.
    if (requester.names.length === 0) await database.requesters.put({ ...requester, names: [requesterName] });
  }
  const { before, after } = await sharedAnew(database, stored, written);
  const part = { spansOf, overheadSpans: [], payments: [] };
  await database.tasks.bulkPut(after);
  await moveRollups(database, { ...part, tasks: before }, { ...part, tasks: after }, context, now);
}

/** When a status page was last read, by a refresh or because the worker opened one; `null` where none ever was. */
export async function statusReadAt(database: LedgerDatabase): Promise<number | null> {
  const at = (await database.meta.get('statusReadAt'))?.value;
  return typeof at === 'number' ? at : null;
}
