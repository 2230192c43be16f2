import { describe, expect, it } from 'vitest';
import { eraseEverything } from '../../lib/ledger/erase';
import { importTarget } from '../../lib/ledger/imports';
import { setListing } from '../../lib/ledger/listings';
import { recordDays } from '../../lib/ledger/payments';
import { countProblems } from '../../lib/ledger/problems';
import { logTask, NOW, span, testLedger, viewOf, writeSpans } from './test-ledger';

const HOUR = 3_600_000;

/** A ledger with something in every table of the log. */
async function filled() {
  const ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 60_000, state: 'approved', endedAt: NOW - 30 * HOUR });
  await logTask(ledger, 'A2', { rewardMicros: 100_000, ms: 90_000, state: 'submitted', endedAt: NOW - HOUR });
  await writeSpans(ledger, [
    span('search', { kind: 'searching', startedAt: NOW - 2 * HOUR, endedAt: NOW - 1.5 * HOUR }),
  ]);
  const bonus = { micros: 250_000, currency: 'USD' };
  await recordDays(
    ledger,
    'mturk',
    [{ day: '2026-11-22', submitted: 1, approved: 1, rejected: 0, pending: 0, bonus }],
    NOW,
  );
  await setListing(ledger, 'mturk:AREQUESTER1', 'blocked');
  await countProblems(ledger, 'mturk', 'queue', [{ reason: 'rows-malformed', rows: 1 }], NOW);
  return ledger;
}

describe('everything', () => {
  it('is gone from every table, and what tells how to count stays', async () => {
    const ledger = await filled();
    await ledger.meta.put({ key: 'settledDays', value: [] });
    await ledger.tabs.put({ tabId: 7, page: null, opened: null });
    await eraseEverything(ledger, NOW);
    const counts = Object.fromEntries(
      await Promise.all(ledger.tables.map(async (table) => [table.name, await table.count()])),
    );
    expect(counts).toEqual({ ...Object.fromEntries(ledger.tables.map(({ name }) => [name, 0])), meta: 3 });
    expect((await ledger.meta.toCollection().primaryKeys()).sort()).toEqual(['erasedAt', 'reference', 'workerZone']);
    expect((await viewOf(ledger)).period.totals).toMatchObject({ approvedTasks: 0, searchingMs: 0 });
  });

  it('leaves a ledger that takes new work', async () => {
    const ledger = await filled();
    await eraseEverything(ledger, NOW);
    await logTask(ledger, 'B1', { rewardMicros: 300_000, ms: 60_000, state: 'submitted', endedAt: NOW + HOUR });
    expect((await viewOf(ledger, 'all', NOW + HOUR)).period.totals).toMatchObject({
      pendingTasks: 1,
      submittedMs: 60_000,
    });
    expect(await importTarget(ledger, () => NOW).importTasks([])).toEqual({ added: 0, updated: 0, unchanged: 0 });
  });
});
