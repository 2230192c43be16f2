/** What a statement rests on: the popup's figures, the records behind them, and their hash. */

import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/exchange/export';
import { assumeOverdue } from '../../lib/ledger/assume-overdue';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import type { Chosen } from '../../lib/ledger/dated-tasks';
import { rangeOf } from '../../lib/ledger/day-range';
import { periodSource } from '../../lib/ledger/period-source';
import { statementView, talliedSource } from '../../lib/ledger/statement';
import { PERIODS } from '../../lib/ledger/views';
import { attachmentOf } from '../../lib/statement/attachment';
import { logTask, NOW, REFERENCE, testLedger, viewOf } from '../ledger/test-ledger';

const DAY = 86_400_000;
const TODAY = '2026-11-24';

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
  const task = { rewardMicros: 500_000, ms: 300_000 };
  await logTask(ledger, 'OLD', { ...task, state: 'submitted', endedAt: NOW - 60 * DAY });
  await logTask(ledger, 'A1', { ...task, state: 'approved', endedAt: NOW - 8 * DAY });
  await logTask(ledger, 'A2', { ...task, ms: 600_000, state: 'submitted', endedAt: NOW - DAY, requesterId: 'AOTHER' });
  const key = await logTask(ledger, 'A3', { ...task, state: 'rejected' });
  await correctTask(ledger, key, { durationMs: 60_000 }, NOW);
  await assumeOverdue(ledger, NOW);
});

function over(range: Chosen['range']): Chosen {
  return { range, platforms: ['mturk'] };
}

describe('the figures', () => {
  it.each(PERIODS)('of %s are those of the popup', async (period) => {
    const { period: named, sums, reference, zone } = await statementView(ledger, over(rangeOf(period, TODAY)), NOW);
    expect({ ...sums, period: named }).toEqual((await viewOf(ledger, period)).period);
    expect(reference).toEqual(REFERENCE.stated);
    expect(zone).toBe('Asia/Jakarta');
  });

  it('of other days have no name, and only what is of those days', async () => {
    const view = await statementView(ledger, over({ from: '2026-11-20', to: '2026-11-23' }), NOW);
    expect(view.period).toBeNull();
    expect(view.days.map(({ day }) => day)).toEqual(['2026-11-23']);
    expect(view.requesters.map(({ view: { key } }) => key)).toEqual(['mturk:AOTHER']);
    expect(view.requesters[0]?.sums.focused).toMatchObject({ tasks: 1, timeMs: 600_000, rewardMicros: 500_000 });
  });

  it('of no platform are none', async () => {
    const view = await statementView(ledger, { range: rangeOf('all', TODAY), platforms: [] }, NOW);
    expect(view).toMatchObject({ days: [], requesters: [] });
  });

  it('name the requesters by the time they took', async () => {
    const { requesters } = await statementView(ledger, over(rangeOf('month', TODAY)), NOW);
    expect(requesters.map(({ view: { key } }) => key)).toEqual(['mturk:AOTHER', 'mturk:AREQUESTER1']);
  });
});

describe('the records', () => {
  it('are counted: where they come from, and what is corrected or assumed', async () => {
    const { source, tally } = await talliedSource(ledger, over(rangeOf('all', TODAY)));
    await attachmentOf(source, NOW);
    expect(tally).toMatchObject({ tasks: 4, edited: 1, assumed: 1 });
    expect(tally.sources).toEqual(new Map([['tracked', 4]]));
    expect(tally.byDay).toEqual(
      new Map([
        ['2026-11-24', { edited: 1, assumed: 0 }],
        ['2026-09-25', { edited: 0, assumed: 1 }],
      ]),
    );
    expect(tally.byRequester).toEqual(new Map([['mturk:AREQUESTER1', { edited: 1, assumed: 1 }]]));
  });

  it('have the hash of exactly their file', async () => {
    const chosen = over(rangeOf('month', TODAY));
    const { source } = await talliedSource(ledger, chosen);
    const { file, sha256 } = await attachmentOf(source, NOW);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await file.text()).toBe(await (await exportHistory(periodSource(ledger, chosen), NOW)).text());
  });

  it('of many parts have the hash of the whole', async () => {
    const records = Array.from({ length: 4000 }, (_, n) => ({
      ...{ key: `mturk|bonus|${n}`, platform: 'mturk' as const, kind: 'bonus' as const, day: TODAY },
      ...{ amount: { micros: n, currency: 'USD' }, status: `Paid – €${'x'.repeat(800)}` },
    }));
    async function* none() {}
    async function* payments() {
      yield records;
    }
    const source = { allTasks: none, allSpans: none, allRequesters: none, allPayments: payments };
    const { file, sha256 } = await attachmentOf(source, NOW);
    expect(file.size).toBeGreaterThan(2 * 1024 * 1024);
    expect(sha256).toBe(
      createHash('sha256')
        .update(new Uint8Array(await file.arrayBuffer()))
        .digest('hex'),
    );
  });
});
