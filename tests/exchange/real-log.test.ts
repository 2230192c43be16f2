/**
 * A real log of 759 workers (UKPLab/argument-reasoning-comprehension-task, identifiers replaced), taken through the
 * code that a worker's own file takes: import, ledger, sums, pay. It is not part of the repository, and the test is
 * skipped where it is not at hand.
 */
import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { importFile } from '../../lib/exchange/import';
import { loadContext } from '../../lib/ledger/context';
import { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { periodView } from '../../lib/ledger/queries';
import { wagePerHour } from '../../lib/pay/wage';

const LOG = join(import.meta.dirname, '../../../shared/data/real-task-log.csv');
const NOW = Date.UTC(2017, 11, 31);

/** One file for each worker, as each would have it. */
function filesByWorker(): Map<string, Blob> {
  const [header = '', ...rows] = readFileSync(LOG, 'utf8').trimEnd().split('\n');
  const column = header.split(',').indexOf('worker');
  const rowsOf = new Map<string, string[]>();
  for (const row of rows) {
    const worker = row.split(',')[column] ?? '';
    rowsOf.set(worker, [...(rowsOf.get(worker) ?? [header]), row]);
  }
  return new Map([...rowsOf].map(([worker, lines]) => [worker, new Blob([lines.join('\n')])]));
}

if (!existsSync(LOG)) console.warn(`Skipped: there is no real log at ${LOG}.`);

it.skipIf(!existsSync(LOG))('a real log gives the pay that is known of it', { timeout: 300_000 }, async () => {
  const sum = { tasks: 0, rewardMicros: 0, elapsedMs: 0, attributedMs: 0, rejectedTasks: 0 };
  for (const [worker, file] of filesByWorker()) {
    const database = new LedgerDatabase(`real-log-${worker}`);
    const target = importTarget(database, () => NOW);
    const { added, rejected } = await importFile(file, target);
    expect(rejected).toEqual([]);
    expect(await importFile(file, target)).toEqual({ added: 0, updated: 0, unchanged: added, rejected: [] });

    const { totals, clock, apart } = await periodView(database, await loadContext(database), 'all', NOW);
    expect({ clock, apart }).toEqual({ clock: 'elapsed', apart: [] });
    sum.tasks += added;
    sum.rejectedTasks += totals.rejectedTasks;
    // What the rejected tasks promised is in here, unlike in what a worker is shown: the figures known of this log count it.
    sum.rewardMicros += totals.approvedMicros + totals.pendingMicros + totals.rejectedMicros;
    sum.attributedMs += totals.submittedMs + totals.rejectedMs;
    await database.tasks.each((task) => {
      sum.elapsedMs += task.elapsedMs ?? Number.NaN;
    });
    database.close();
    await Dexie.delete(database.name);
  }
  expect(sum).toMatchObject({ tasks: 6835, rejectedTasks: 6, rewardMicros: 1_588_760_000 });
  expect(sum.elapsedMs).toBe(1_518_196_000);
  expect(sum.attributedMs).toBe(1_334_172_000);
  expect(wagePerHour(sum.rewardMicros, sum.elapsedMs)).toBeCloseTo(3.7673, 4);
  expect(wagePerHour(sum.rewardMicros, sum.attributedMs)).toBeCloseTo(4.287, 4);
});
