/** Reads the ledger past Dexie, which would upgrade it by opening it. */
import type { ExportSource } from '../exchange/export';

/** Records read at once. */
const BATCH = 2_000;

/** What a request answers, once it does. */
export function requested<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A table, in a transaction of its own. */
export function tableOf(database: IDBDatabase, table: string, mode: IDBTransactionMode = 'readonly'): IDBObjectStore {
  return database.transaction(table, mode).objectStore(table);
}

/** Opens a database as it is; one that is not there is made. It is given up at once when somebody wants to change it. */
export async function openDatabase(
  name: string,
  make: (database: IDBDatabase) => void = () => {},
): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => make(opening.result);
  const database = await requested(opening);
  database.onversionchange = () => database.close();
  return database;
}

/** The log as any version of the database has it: its tables have had these names from the first. */
export function rawSource(database: IDBDatabase): ExportSource {
  return {
    allTasks: () => batches(database, 'tasks', 'key'),
    allSpans: () => batches(database, 'spans', 'id'),
    allPayments: () => batches(database, 'payments', 'key'),
    allRequesters: () => batches(database, 'requesters', 'key'),
  };
}

async function* batches<T, Key extends string>(database: IDBDatabase, table: string, key: Key): AsyncGenerator<T[]> {
  let after: string | null = null;
  for (;;) {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const batch: (T & Record<Key, string>)[] = await requested(tableOf(database, table).getAll(range, BATCH));
    if (batch.length === 0) return;
    yield batch;
    after = batch.at(-1)?.[key] ?? null;
  }
}
