import { beforeEach, describe, expect, it } from 'vitest';
import { assignBonus, assignedMicros, dayBonuses } from '../../lib/ledger/bonuses';
import { correctTask } from '../../lib/ledger/corrections';
import type { LedgerDatabase } from '../../lib/ledger/database';
import { importTarget } from '../../lib/ledger/imports';
import { recordDays } from '../../lib/ledger/payments';
import type { PaymentRecord } from '../../lib/ledger/records';
import { payFigures } from '../../lib/pay/wage';
import { logTask, NOW, rollupsAndRebuilt, testLedger, viewOf } from './test-ledger';

const MINUTE = 60_000;
const KEY = 'mturk|bonus|2026-11-23';
const part = (micros: number, taskKey: string | null = null) => ({
  requesterKey: 'mturk:AREQUESTER1',
  taskKey,
  micros,
});

let ledger: LedgerDatabase;
beforeEach(async () => {
  ledger = await testLedger();
  await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 10 * MINUTE, state: 'approved' });
});

/** The platform's day of the task is the one before the worker's. */
const bonusOf = (micros: number) =>
  recordDays(
    ledger,
    'mturk',
    [{ day: '2026-11-23', submitted: 1, approved: 1, rejected: 0, pending: 0, bonus: { micros, currency: 'USD' } }],
    NOW,
  );
const payment = async () => (await ledger.payments.get(KEY)) as PaymentRecord;
const bonusMicros = async () => (await viewOf(ledger)).period.totals.bonusMicros;

describe('a bonus of a day', () => {
  it('is assigned in parts, up to its sum, and counts once', async () => {
    await bonusOf(300_000);
    expect(await assignBonus(ledger, KEY, [part(200_000, 'mturk:A1'), part(100_000)])).toBe(true);
    expect(await assignBonus(ledger, KEY, [part(200_000), part(100_001)])).toBe(false);
    expect(assignedMicros(await payment())).toBe(300_000);
    expect(await bonusMicros()).toBe(300_000);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });

  it('keeps what was assigned when the platform lowers it, and lets it be put right', async () => {
    await bonusOf(300_000);
    await assignBonus(ledger, KEY, [part(200_000), part(100_000)]);
    await bonusOf(150_000);
    expect(assignedMicros(await payment())).toBe(300_000);
    expect(await bonusMicros()).toBe(150_000);
    expect(await assignBonus(ledger, KEY, [part(200_000), part(100_001)])).toBe(false);
    expect(await assignBonus(ledger, KEY, [part(200_000)])).toBe(true);
    expect(await assignBonus(ledger, KEY, [])).toBe(true);
    expect(Object.keys(await payment())).not.toContain('assigned');
  });

  it.each([0, -1, 0.5])('is not assigned in a part of %d micros', async (micros) => {
    await bonusOf(300_000);
    expect(await assignBonus(ledger, KEY, [part(micros)])).toBe(false);
  });

  it('that nobody knows, or a transfer, is assigned to nobody', async () => {
    expect(await assignBonus(ledger, KEY, [part(1)])).toBe(false);
  });

  it('goes along when its task turns out to be another requester’s', async () => {
    await bonusOf(300_000);
    await assignBonus(ledger, KEY, [part(200_000, 'mturk:A1'), part(100_000)]);
    await correctTask(ledger, 'mturk:A1', { requester: { requesterId: 'AOTHER', requesterName: null } }, NOW);
    expect((await payment()).assigned?.map(({ requesterKey }) => requesterKey)).toEqual([
      'mturk:AOTHER',
      'mturk:AREQUESTER1',
    ]);
  });

  it('stands in the list of days, newest first, unless it is nothing', async () => {
    await bonusOf(300_000);
    await importTarget(ledger).importPayments([
      { ...(await payment()), key: 'older', day: '2026-11-20' },
      { ...(await payment()), key: 'nothing', day: '2026-11-24', amount: { micros: 0, currency: 'USD' } },
      { ...(await payment()), key: 'transfer', kind: 'transfer' },
    ]);
    expect((await dayBonuses(ledger, 10)).map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-20']);
    expect((await dayBonuses(ledger, 1)).length).toBe(1);
  });
});

describe('a bonus that a source gives for a task', () => {
  const withBonus = async (assignmentId: string, micros: number, endedAt: number) => {
    const { key: _, attributedMs: __, ...known } = (await ledger.tasks.get('mturk:A1')) ?? ({} as never);
    const bonus = { micros, currency: 'USD' };
    const times = { acceptedAt: endedAt - MINUTE, endedAt };
    await importTarget(ledger, () => NOW).importTasks([
      { ...known, ...times, taskId: assignmentId, assignmentId, bonus, clock: 'elapsed', focusedMs: null },
    ]);
  };
  const everyBonus = async () => {
    const { period } = await viewOf(ledger);
    return [period.totals, ...period.apart.map(({ totals }) => totals)].map((totals) => totals.bonusMicros);
  };

  it.each([
    ['the day first', true],
    ['the task first', false],
  ])('is in the sum of its day already, and counts once: %s', async (_, dayFirst) => {
    if (dayFirst) await bonusOf(300_000);
    await withBonus('A2', 100_000, NOW);
    if (!dayFirst) await bonusOf(300_000);
    expect(await everyBonus()).toEqual([200_000, 100_000]);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });

  it('takes no more from the sum of its day than that is, and nothing from other days', async () => {
    await bonusOf(300_000);
    await withBonus('A2', 500_000, NOW);
    await withBonus('A3', 100_000, NOW - 5 * 24 * 60 * MINUTE);
    expect(await everyBonus()).toEqual([0, 600_000]);
    expect(payFigures((await viewOf(ledger)).period).earnedMicros).toBe(500_000);
    await bonusOf(700_000);
    expect(await everyBonus()).toEqual([200_000, 600_000]);
    const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
    expect(kept).toEqual(rebuilt);
  });
});
