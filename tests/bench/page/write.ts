import { Dexie } from 'dexie';
import { LedgerDatabase } from '../../../lib/ledger/database';
import { importTarget } from '../../../lib/ledger/imports';
import { rebuild } from '../../../lib/ledger/rebuild';
import { syntheticLog } from '../log';

const BATCH = 5_000;

/** Milliseconds of writing the same tasks by the import, with all its sums, and as bare records. */
export async function timeImport(count: number): Promise<{ ms: number; baselineMs: number }> {
  const batches = [...syntheticLog(count, Date.now(), 3, BATCH)].map(({ tasks }) => tasks);
  const bare = new Dexie('bench-bare');
  bare.version(1).stores({ tasks: 'key' });
  const baselineMs = await timed(async () => {
    for (const tasks of batches) {
      await bare
        .table('tasks')
        .bulkPut(tasks.map((task) => ({ ...task, key: `${task.platform}:${task.assignmentId}` })));
    }
  });
  await bare.delete();
  const ledger = new LedgerDatabase('bench-import');
  const target = importTarget(ledger);
  const ms = await timed(async () => {
    for (const tasks of batches) await target.importTasks(tasks);
  });
  await ledger.delete();
  return { ms, baselineMs };
}

/** Milliseconds of making all sums of a log anew, and of reading the log alone. */
export async function timeRebuild(count: number): Promise<{ ms: number; baselineMs: number }> {
  const ledger = new LedgerDatabase('bench-rebuild');
  const target = importTarget(ledger);
  for (const { tasks, spans } of syntheticLog(count, Date.now(), 4, BATCH)) {
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
