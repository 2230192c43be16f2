/** Finds the spans that tasks were measured by. */
import type { Dexie } from 'dexie';
import type { LedgerDatabase } from './database';
import type { SpanRecord } from './records';

/**
 * The spans of many tasks, by the task's key. Must run inside a transaction over the spans.
 *
 * Asks the database itself, one request for each task and all of them at once: a cursor that walks the index from task to
 * task waits at every step, and thousands of Dexie's own promises at once lose the transaction they belong to.
 */
export function spansOfTasks(
  database: LedgerDatabase,
  taskKeys: readonly string[],
): Promise<ReadonlyMap<string, SpanRecord[]>> {
  // Reached through the database: `database.ts` alone loads Dexie.
  const { currentTransaction, Promise: DexiePromise } = database.constructor as typeof Dexie;
  const store = currentTransaction.idbtrans.objectStore(database.spans.name);
  return new DexiePromise((resolve, reject) => {
    const found = new Map<string, SpanRecord[]>();
    const keys = [...new Set(taskKeys)];
    let waiting = keys.length;
    const ask = () => {
      for (const key of keys) {
        onResult<SpanRecord[]>(store.index('taskKey').getAll(key), reject, (spans) => {
          if (spans.length > 0) found.set(key, spans);
          waiting -= 1;
          if (waiting === 0) resolve(found);
        });
      }
    };
    if (keys.length === 0) resolve(found);
    else if (keys.length === 1) ask();
    // What a file brings first is tasks, and there is no span yet.
    else onResult(store.getAllKeys(null, 1), reject, (first) => (first.length === 0 ? resolve(found) : ask()));
  });
}

function onResult<T>(request: IDBRequest<T>, onError: (error: unknown) => void, take: (result: T) => void): void {
  request.onsuccess = () => take(request.result);
  request.onerror = () => onError(request.error);
}
