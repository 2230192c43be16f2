import { Dexie } from 'dexie';
import { LedgerDatabase } from '../../../lib/ledger/database';
import { beginImport } from '../../../lib/ledger/import-journal';
import { importTarget } from '../../../lib/ledger/imports';
import { MIGRATIONS } from '../../../lib/ledger/migrations';
import { rebuild } from '../../../lib/ledger/rebuild';
import { type TaskRecord, taskKey } from '../../../lib/ledger/records';
import { syntheticLog } from '../log';

/** As many as an import writes in one transaction. */
const BATCH = 2_000;
const REBUILD_BATCH = 5_000;

/**
 * Milliseconds of writing the same tasks by the import, with its journal and all sums, and by IndexedDB itself: into a store
 * with the indexes of the ledger's, and into one that has nothing but its key.
 */
export async function timeImport(count: number): Promise<{ ms: number; indexedMs: number; keyOnlyMs: number }> {
  const batches = [...syntheticLog(count, Date.now(), 3, BATCH)].map(({ tasks }) => tasks);
  const records = batches.map((tasks) =>
    tasks.map((task): TaskRecord => {
      return { ...task, key: taskKey(task.platform, task.taskId, task.assignmentId), attributedMs: null };
    }),
  );
  const keyOnlyMs = await timeBare('key', records);
  const indexedMs = await timeBare(MIGRATIONS.findLast(({ tables }) => tables.tasks)?.tables.tasks ?? 'key', records);
  const ledger = new LedgerDatabase('bench-import', 'relaxed');
  const journal = await beginImport(ledger, { id: 'bench', fileName: 'bench', bytes: 0 }, Date.now());
  const target = importTarget(ledger, Date.now, journal);
  const ms = await timed(async () => {
    for (const tasks of batches) await target.importTasks(tasks);
  });
  await ledger.delete();
  return { ms, indexedMs, keyOnlyMs };
}

/** Milliseconds of putting records into a store of this schema, past Dexie. */
async function timeBare(schema: string, batches: readonly (readonly TaskRecord[])[]): Promise<number> {
  const made = new Dexie('bench-bare');
  made.version(1).stores({ tasks: schema });
  await made.open();
  const database = made.backendDB();
  const ms = await timed(async () => {
    for (const records of batches) await put(database, records);
  });
  await made.delete();
  return ms;
}

function put(database: IDBDatabase, records: readonly TaskRecord[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('tasks', 'readwrite', { durability: 'relaxed' });
    const store = transaction.objectStore('tasks');
    for (const record of records) store.put(record);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Milliseconds of making all sums of a log anew, and of reading the log alone. */
export async function timeRebuild(count: number): Promise<{ ms: number; baselineMs: number }> {
  const ledger = new LedgerDatabase('bench-rebuild');
  const target = importTarget(ledger);
  for (const { tasks, spans } of syntheticLog(count, Date.now(), 4, REBUILD_BATCH)) {
    await target.importTasks(tasks);
    await target.importSpans(spans);
  }
  const baselineMs = await timed(async () => {
    await ledger.tasks.toArray();
    await ledger.spans.toArray();
  });
  const ms = await timed(() => rebuild(ledger, Date.now()));
  await ledger.delete();
  return { ms, baselineMs };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
