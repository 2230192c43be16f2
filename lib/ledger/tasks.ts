/** Writes what pages say about tasks. Every function is one transaction and may be repeated without effect. */
import type { PlatformId, QueueRow, TaskReading, TaskState } from '../platforms/reading';
import { sharedAnew } from './attribution';
import type { LedgerDatabase } from './database';
import { underCorrections } from './measured';
import { requesterKey, type TaskRecord, taskKey } from './records';
import { newRequester } from './requesters';
import { withRollups } from './rollups';
import { type StateSource, withElapsed, withState } from './states';

/** What a page says of a task in hand. */
export type SeenTask = QueueRow | TaskReading;

/** A deadline may pass unnoticed by this much before a task counts as expired: clocks differ, submits take time. */
const OVERDUE_AFTER_MS = 60_000;
/** A requester's names are aliases, newest first; a page that invents names must not fill the database. */
const NAMES_KEPT = 5;

/**
 * Writes down tasks that a page shows as the worker's, new or known. What is known stays: a page can fill
 * in what was missing, but not change a reward that was read before. The earliest accept time wins, for
 * a page restored from a cache shows an old timer; that of a file stays, for its overlaps were counted by it.
 *
 * @returns the keys of the tasks, in order
 */
export async function seeTasks(
  database: LedgerDatabase,
  platform: PlatformId,
  seen: readonly SeenTask[],
  now: number,
): Promise<string[]> {
  const keys = seen.map((task) => taskKey(platform, task.taskId, task.assignmentId));
  await database.transaction('rw', database.log, async () =>
    withRollups(database, { tasks: keys }, now, async (context) => {
      const known = await database.tasks.bulkGet(keys);
      await database.tasks.bulkPut(
        seen.map((task, index) => fillIn(known[index] ?? newTask(platform, task, now), task)),
      );
      for (const { requesterId, requesterName } of seen) {
        if (requesterId !== null && requesterName !== null) {
          const key = requesterKey(platform, requesterId);
          const requester = (await database.requesters.get(key)) ?? newRequester(key, context);
          if (requester.names[0] === requesterName) continue;
          const older = requester.names.filter((name) => name !== requesterName);
          await database.requesters.put({ ...requester, names: [requesterName, ...older].slice(0, NAMES_KEPT) });
        }
      }
    }),
  );
  return keys;
}

/** A task of which nothing is known but its ids. */
export function newTask(
  platform: PlatformId,
  seen: Pick<SeenTask, 'taskId' | 'assignmentId'>,
  now: number,
): TaskRecord {
  return {
    key: taskKey(platform, seen.taskId, seen.assignmentId),
    platform,
    taskId: seen.taskId,
    assignmentId: seen.assignmentId,
    groupId: null,
    requesterId: null,
    requesterName: null,
    title: null,
    reward: null,
    bonus: null,
    state: 'assigned',
    stateHistory: [{ state: 'assigned', at: now }],
    acceptedAt: null,
    deadlineAt: null,
    endedAt: null,
    focusedMs: 0,
    elapsedMs: null,
    attributedMs: null,
    clock: 'focused',
    edited: false,
    source: 'tracked',
  };
}

function fillIn(task: TaskRecord, seen: SeenTask): TaskRecord {
  return underCorrections(task, (known) =>
    withElapsed({
      ...known,
      groupId: known.groupId ?? seen.groupId,
      requesterId: known.requesterId ?? seen.requesterId,
      requesterName: known.requesterName ?? seen.requesterName,
      title: known.title ?? seen.title,
      reward: known.reward ?? seen.reward,
      acceptedAt: known.clock === 'elapsed' ? known.acceptedAt : earliest(known.acceptedAt, seen.acceptedAt),
      deadlineAt: earliest(known.deadlineAt, seen.deadlineAt),
    }),
  );
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/**
 * A task that only its address tells of; its page will say more, if it can be read. Joins a transaction over
 * `database.log` that it is called in.
 */
export async function ensureTask(
  database: LedgerDatabase,
  platform: PlatformId,
  ids: { taskId: string; assignmentId: string },
  now: number,
): Promise<string> {
  const key = taskKey(platform, ids.taskId, ids.assignmentId);
  await database.transaction('rw', database.log, async () => {
    if (await database.tasks.get(key)) return;
    await withRollups(database, { tasks: [key] }, now, async () => {
      await database.tasks.add(newTask(platform, ids, now));
    });
  });
  return key;
}

/** Moves one task to a state, if it may go there (see `states.ts`); an unknown task stays unknown. */
export async function moveTask(
  database: LedgerDatabase,
  key: string,
  change: { state: TaskState; at: number; source: StateSource; endedAt?: number | null },
): Promise<void> {
  await database.transaction('rw', database.log, async () => {
    const task = await database.tasks.get(key);
    if (!task) return;
    const moved = underCorrections(task, (known) =>
      withState(known, change.state, change.at, change.source, change.endedAt ?? null),
    );
    if (moved === task) return;
    const { after } = await sharedAnew(database, [task], [moved]);
    await withRollups(database, { tasks: after.map((one) => one.key) }, change.at, async () => {
      await database.tasks.bulkPut(after);
    });
  });
}

/** Ends the tasks in hand whose time ran out; a status page can still say that they were submitted. */
export async function expireOverdue(database: LedgerDatabase, now: number): Promise<void> {
  const overdue = await database.tasks
    .where('[state+deadlineAt]')
    .between(['assigned', 0], ['assigned', now - OVERDUE_AFTER_MS])
    .toArray();
  for (const { key, deadlineAt } of overdue) {
    await moveTask(database, key, { state: 'expired', at: now, source: 'tracking', endedAt: deadlineAt });
  }
}
