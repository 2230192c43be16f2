/** Reads tasks in pieces that are small enough for the page to answer in between, each in a transaction of its own. */
import type { Dexie, Table } from 'dexie';
import { atOnce } from '../at-once';
import type { LedgerDatabase } from '../database';
import type { TaskRecord } from '../records';

/** Tasks read at once. */
export const PIECE = 400;

/** A stretch of one index, read in one direction from after a place in it. */
export interface Stretch {
  index: '[state+endedAt]' | '[state+workDay]';
  lower: [string, number | string];
  upper: [string, number | string];
  direction: 'next' | 'prev';
  /** The place of the task that was read last. */
  after: { indexKey: [string, number | string]; key: string } | null;
}

/** The next tasks of some stretches, so many of each at most. */
export function readStretches(
  database: LedgerDatabase,
  stretches: readonly { stretch: Stretch; limit: number }[],
): Promise<TaskRecord[][]> {
  return database.transaction('r', database.tasks, async () =>
    Promise.all(stretches.map(({ stretch, limit }) => readStretch(database, stretch, limit))),
  );
}

/**
 * Goes past Dexie, which cannot begin in the middle of tasks that share a place: a file may give ten thousand the same day.
 */
function readStretch(database: LedgerDatabase, stretch: Stretch, limit: number): Promise<TaskRecord[]> {
  const { currentTransaction, Promise: DexiePromise } = database.constructor as typeof Dexie;
  const { index, direction, after } = stretch;
  const lower = direction === 'next' && after ? after.indexKey : stretch.lower;
  const upper = direction === 'prev' && after ? after.indexKey : stretch.upper;
  return new DexiePromise((resolve, reject) => {
    const range = IDBKeyRange.bound(lower, upper);
    const request = currentTransaction.idbtrans.objectStore('tasks').index(index).openCursor(range, direction);
    const tasks: TaskRecord[] = [];
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) {
        resolve(tasks);
        return;
      }
      if (after && indexedDB.cmp(cursor.key, after.indexKey) === 0) {
        const order = indexedDB.cmp(cursor.primaryKey, after.key);
        if (order === 0) {
          cursor.continue();
          return;
        }
        if (order < 0 === (direction === 'next')) {
          cursor.continuePrimaryKey(cursor.key, after.key);
          return;
        }
      }
      tasks.push(cursor.value);
      if (tasks.length === limit) resolve(tasks);
      else cursor.continue();
    };
  });
}

/** All records of a table in the order of their keys, so many at once. */
export async function* recordsByKey<T extends { key: string }>(
  table: Table<T, string>,
  atOnce: number,
  signal: AbortSignal,
): AsyncGenerator<T[]> {
  let after = '';
  while (!signal.aborted) {
    const records = await table.where(':id').above(after).limit(atOnce).toArray();
    if (records.length > 0) yield records;
    if (records.length < atOnce) return;
    after = records.at(-1)?.key ?? '';
  }
}

/** The keys of all tasks of some requesters whose reward is known: those that an index leads to. */
export function keysOfRequesters(
  database: LedgerDatabase,
  requesters: readonly { platform: string; requesterId: string }[],
): Promise<string[]> {
  return database.transaction('r', database.tasks, async () => {
    const lists = await atOnce<IDBValidKey[]>(database, 'tasks', (store) =>
      requesters.map(({ platform, requesterId }) =>
        store
          .index('[platform+requesterId+reward.micros]')
          // Nothing is greater than an array but a longer one.
          .getAllKeys(IDBKeyRange.bound([platform, requesterId], [platform, requesterId, []])),
      ),
    );
    return lists.flat() as string[];
  });
}

/** Tasks by their keys; one that was deleted meanwhile is left out. */
export function tasksOf(database: LedgerDatabase, keys: readonly string[]): Promise<TaskRecord[]> {
  return database.transaction('r', database.tasks, async () => {
    const tasks = await atOnce<TaskRecord | undefined>(database, 'tasks', (store) => keys.map((key) => store.get(key)));
    return tasks.filter((task) => task !== undefined);
  });
}
