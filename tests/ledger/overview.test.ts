import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importTarget } from '../../lib/ledger/imports';
import { dayRows, overview, type PeriodSums, periodsOf, STEPS } from '../../lib/ledger/overview';
import { rankings } from '../../lib/ledger/rankings';
import { emptyTotals } from '../../lib/pay/totals';
import { payFigures } from '../../lib/pay/wage';
import { logTask, NOW, span, testLedger, viewOf, writeSpans } from './test-ledger';

const DAY = 86_400_000;
const TODAY = '2026-11-24';
const earning = (start: string, micros: number): PeriodSums => ({
  start,
  totals: { ...emptyTotals(), approvedMicros: micros },
});
const starts = (days: string[], step: (typeof STEPS)[number]) =>
  periodsOf(
    days.map((day) => earning(day, 1)),
    step,
    TODAY,
  ).map(({ start, totals }) => [start, totals.approvedMicros]);

describe('the overview', () => {
  it('has the same sums as the popup, and never one of two clocks or currencies', async () => {
    const ledger = await testLedger();
    await logTask(ledger, 'A', { rewardMicros: 500_000, ms: 300_000, state: 'paid' });
    await logTask(ledger, 'B', { rewardMicros: 700_000, ms: 300_000, state: 'submitted', endedAt: NOW - 3 * DAY });
    await writeSpans(ledger, [span('o', { kind: 'searching', startedAt: NOW - 60_000, endedAt: NOW })]);
    const file = {
      ...{ platform: 'mturk' as const, taskId: 'E', assignmentId: null, groupId: null, requesterId: 'R' },
      ...{ requesterName: null, title: null, bonus: null, state: 'paid' as const, stateHistory: [], deadlineAt: null },
      ...{ acceptedAt: NOW - 600_000, endedAt: NOW, focusedMs: null, elapsedMs: 600_000, edited: false, source: 'x' },
    };
    await importTarget(ledger, () => NOW).importTasks([
      { ...file, reward: { micros: 900_000, currency: 'USD' }, clock: 'elapsed' },
      { ...file, taskId: 'F', reward: { micros: 900_000, currency: 'EUR' }, clock: 'manual' },
    ]);
    const view = await overview(ledger, NOW);
    const { period } = await viewOf(ledger);
    expect(view.today).toBe(TODAY);
    expect(view.groups.map(({ clock, currency }) => [clock, currency])).toEqual([
      ['focused', 'USD'],
      ['elapsed', 'USD'],
      ['manual', 'EUR'],
    ]);
    expect(view.groups.map(({ totals }) => totals)).toEqual([
      period.totals,
      ...period.apart.map(({ totals }) => totals),
    ]);
    expect(dayRows(view).map((row) => [row.day, row.clock, payFigures(row).earnedMicros])).toEqual([
      [TODAY, 'focused', 500_000],
      [TODAY, 'elapsed', 900_000],
      [TODAY, 'manual', 900_000],
      ['2026-11-21', 'focused', 700_000],
    ]);
  });

  it('of an empty log has no group', async () => {
    expect(await overview(await testLedger(), NOW)).toEqual({ today: TODAY, groups: [] });
  });
});

describe('periods', () => {
  it('are days, weeks from Monday, and months', () => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-22', '2026-11-23', '2026-11-24'];
    expect(starts(days, 'day')).toEqual(days.map((day) => [day, 1]));
    expect(starts(days, 'week')).toEqual([
      ['2026-10-26', 2],
      ['2026-11-02', 1],
      ['2026-11-16', 1],
      ['2026-11-23', 2],
    ]);
    expect(starts(days, 'month')).toEqual([
      ['2026-10-01', 1],
      ['2026-11-01', 5],
    ]);
  });

  it('begin with a whole one, where there are more than a chart has room for', () => {
    expect(starts(['2026-09-25', '2026-09-26'], 'day')).toEqual([['2026-09-26', 1]]);
    expect(starts(['2025-11-30', '2025-12-01'], 'week')).toEqual([['2025-12-01', 1]]);
    expect(starts(['2021-11-30', '2021-12-01'], 'month')).toEqual([['2021-12-01', 1]]);
  });

  it('lose nothing of the days they are made of', () => {
    const day = fc.integer({ min: 0, max: 50 }).map((n) => new Date(NOW - n * DAY).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(day), fc.constantFrom(...STEPS), (days, step) => {
        const sum = starts(days, step).reduce((total, [, micros]) => total + Number(micros), 0);
        expect(sum).toBe(days.length);
      }),
    );
  });
});

describe('the rankings', () => {
  it('have requesters and kinds of their work, of one clock and one currency alone', async () => {
    const ledger = await testLedger();
    for (let n = 0; n < 6; n += 1) {
      const at = { state: 'paid' as const, endedAt: NOW - n * DAY };
      await logTask(ledger, `G${n}`, { rewardMicros: 1_000_000, ms: 200_000, requesterId: 'RGOOD', ...at });
      await logTask(ledger, `B${n}`, { rewardMicros: 100_000, ms: 200_000, requesterId: 'RBAD', ...at });
    }
    await logTask(ledger, 'ONE', { rewardMicros: 1, ms: 1_000, state: 'paid', requesterId: 'RFEW' });
    const { signal } = new AbortController();
    const found = await rankings(ledger, { clock: 'focused', currency: 'USD' }, signal);
    expect(found?.requesters.best.map(({ item, pay }) => [item.key, pay])).toEqual([['mturk:RGOOD', 18]]);
    expect(found?.requesters.worst.map(({ item, pay }) => [item.key, pay])).toEqual([['mturk:RBAD', 1.8]]);
    expect(found?.requesters.tooFew).toBe(1);
    expect(found?.kinds.best.map(({ item, tasks }) => [item.title, item.requester.key, tasks])).toEqual([
      ['Find the traffic lights', 'mturk:RGOOD', 6],
    ]);
    expect(found?.kinds).toMatchObject({ ranked: 2, tooFew: 1 });
    const others = await rankings(ledger, { clock: 'elapsed', currency: 'USD' }, signal);
    expect([others?.requesters.ranked, others?.kinds.ranked]).toEqual([0, 0]);
    expect(await rankings(ledger, { clock: 'focused', currency: 'USD' }, AbortSignal.abort())).toBeNull();
  });
});
