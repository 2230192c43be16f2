import type { Dexie } from 'dexie';
import type { LedgerDatabase } from './database';

/**
 * Many requests to one table, all sent at once, and their results in order. Must run inside a transaction over it.
 *
 * Goes past Dexie, whose cursors wait at every step from key to key, and whose promises lose the transaction they belong
 * to where hundreds of them are awaited together. A live query does not see what is read here.
 */
export function atOnce<T>(
  database: LedgerDatabase,
  table: string,
  ask: (store: IDBObjectStore) => IDBRequest<T>[],
): Promise<T[]> {
  // Reached through the database: `database.ts` alone loads Dexie.
  const { currentTransaction, Promise: DexiePromise } = database.constructor as typeof Dexie;
  return new DexiePromise((resolve, reject) => {
    const requests = ask(currentTransaction.idbtrans.objectStore(table));
    let waiting = requests.length;
    if (waiting === 0) resolve([]);
    for (const request of requests) {
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        waiting -= 1;
        if (waiting === 0) resolve(requests.map(({ result }) => result));
      };
    }
  });
}
