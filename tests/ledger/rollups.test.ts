import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordDays } from '../../lib/ledger/payments';
import { moveTask, seeTasks } from '../../lib/ledger/tasks';
import { payFigures } from '../../lib/pay/wage';
import { OVERHEAD_KINDS, TASK_STATES } from '../../lib/platforms/reading';
import {
  logTask,
  NOW,
  requesterOf,
  rollupsAndRebuilt,
  span,
  taskReading,
  testLedger,
  viewOf,
  writeSpans,
} from './test-ledger';

const MINUTE = 60_000;

describe('rollups', () => {
  it('give the three wages and the unpaid share of METHODS D5', async () => {
    const ledger = await testLedger();
    await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 240_000, state: 'approved' });
    await logTask(ledger, 'A2', { rewardMicros: 500_000, ms: 300_000, state: 'paid' });
    await logTask(ledger, 'A3', { rewardMicros: 1_000_000, ms: 600_000, state: 'submitted' });
    await logTask(ledger, 'A4', { rewardMicros: 750_000, ms: 420_000, state: 'rejected' });
    await logTask(ledger, 'A5', { rewardMicros: 100_000, ms: 180_000, state: 'returned' });
    await logTask(ledger, 'A6', { rewardMicros: 100_000, ms: 120_000, state: 'expired' });
    await writeSpans(ledger, [span('o', { kind: 'searching', startedAt: NOW - 900_000, endedAt: NOW })]);
    await recordDays(ledger, 'mturk', [bonusDay('2026-11-24', 300_000)], NOW);

    const figures = payFigures((await viewOf(ledger, 'today')).period);
    expect(figures.onTaskPay).toBeCloseTo(6.3158, 4);
    expect(figures.realPay).toBeCloseTo(3, 4);
    expect(figures.confirmedPay).toBeCloseTo(1.6957, 4);
    expect(figures.unpaidShare).toBeCloseTo(0.587, 4);
  });

  it('read $3.00 in 30 minutes as $6.00 an hour', async () => {
    const ledger = await testLedger();
    await logTask(ledger, 'A1', { rewardMicros: 3_000_000, ms: 30 * MINUTE, state: 'submitted' });
    expect(payFigures((await viewOf(ledger)).period).realPay).toBeCloseTo(6, 10);
  });

  it('leave a task whose reward is not known out of pay, time and all, and count it', async () => {
    const ledger = await testLedger();
    await logTask(ledger, 'A1', { rewardMicros: null, ms: 5 * MINUTE, state: 'submitted' });
    const { period } = await viewOf(ledger);
    expect(period.totals).toMatchObject({
      ...{ unknownPayTasks: 1, unknownPayMs: 5 * MINUTE },
      ...{ submittedMs: 0, pendingMicros: 0 },
    });
    expect(payFigures(period).realPay).toBeNull();
  });

  it('split a span at both midnights, the platform’s and the worker’s', async () => {
    const ledger = await testLedger();
    const jakartaMidnight = Date.UTC(2026, 10, 23, 17);
    const pacificMidnight = Date.UTC(2026, 10, 24, 8);
    await writeSpans(ledger, [
      span('worker', { kind: 'queue', startedAt: jakartaMidnight - 60_000, endedAt: jakartaMidnight + 30_000 }),
      span('platform', { kind: 'queue', startedAt: pacificMidnight - 10_000, endedAt: pacificMidnight + 20_000 }),
    ]);
    const ms = Object.fromEntries(
      (await ledger.days.toArray()).map((day) => [`${day.dayOf} ${day.day}`, day.totals.queueMs]),
    );
    expect(ms).toEqual({
      'worker 2026-11-23': 60_000,
      'worker 2026-11-24': 60_000,
      'platform 2026-11-23': 100_000,
      'platform 2026-11-24': 20_000,
    });
  });

  it('move a late rejection on the day of the work, not on the day it is learnt', async () => {
    const ledger = await testLedger();
    const endedAt = NOW - 3 * 24 * 60 * MINUTE;
    const key = await logTask(ledger, 'A1', { rewardMicros: 500_000, ms: 5 * MINUTE, state: 'submitted', endedAt });
    await moveTask(ledger, key, { state: 'rejected', at: NOW, source: 'platform' });
    const days = (await ledger.days.toArray()).filter((day) => day.dayOf === 'worker');
    expect(days.map(({ day, totals }) => [day, totals.rejectedTasks, totals.pendingMicros])).toEqual([
      ['2026-11-21', 1, 0],
    ]);
  });

  it('keep one requester under one id, its names as aliases', async () => {
    const ledger = await testLedger();
    await seeTasks(ledger, 'mturk', [taskReading('A1', { requesterName: 'Old name' })], NOW);
    await seeTasks(ledger, 'mturk', [taskReading('A2', { requesterName: 'New name' })], NOW);
    expect((await ledger.requesters.toArray()).map(({ key, names }) => [key, names])).toEqual([
      ['mturk:AREQUESTER1', ['New name', 'Old name']],
    ]);
  });

  it('mark a requester with a history of underpaying only when its tasks are on two days', async () => {
    const ledger = await testLedger();
    const times = [90, 110, 120, 150, 200];
    for (const [index, seconds] of times.entries()) {
      await logTask(ledger, `A${index}`, { rewardMicros: 100_000, ms: seconds * 1000, state: 'approved' });
    }
    expect(await requesterOf(ledger, 'mturk:AREQUESTER1')).toMatchObject({
      verdict: 'likely-below',
      days: 1,
      tasks: 5,
    });
    await logTask(ledger, 'B1', {
      rewardMicros: 100_000,
      ms: 120_000,
      state: 'approved',
      endedAt: NOW - 25 * 60 * MINUTE,
    });
    expect(await requesterOf(ledger, 'mturk:AREQUESTER1')).toMatchObject({ verdict: 'underpaying', days: 2, tasks: 6 });
    expect((await viewOf(ledger)).underpaying.map(({ key }) => key)).toEqual(['mturk:AREQUESTER1']);
  });

  it('equal a rebuild, exactly, after any history of changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { maxLength: 25 }), async (changes) => {
        const ledger = await testLedger();
        for (const step of changes) await applyChange(ledger, step);
        const { kept, rebuilt } = await rollupsAndRebuilt(ledger);
        expect(kept).toEqual(rebuilt);
        await ledger.delete();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

const anyChange = fc.oneof(
  fc.record({ type: fc.constant('see' as const), task: fc.nat(6), reward: fc.option(fc.nat(5_000_000)) }),
  fc.record({ type: fc.constant('work' as const), task: fc.nat(6), id: fc.nat(9), at: fc.nat(9e8), ms: fc.nat(5e6) }),
  fc.record({
    type: fc.constant('overhead' as const),
    kind: fc.constantFrom(...OVERHEAD_KINDS),
    at: fc.nat(9e8),
    ms: fc.nat(5e6),
  }),
  fc.record({
    type: fc.constant('state' as const),
    task: fc.nat(6),
    state: fc.constantFrom(...TASK_STATES),
    source: fc.constantFrom('tracking' as const, 'platform' as const),
    endedAt: fc.option(fc.nat(9e8)),
  }),
  fc.record({ type: fc.constant('bonus' as const), day: fc.integer({ min: 13, max: 24 }), micros: fc.nat(1_000_000) }),
);

type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never;

async function applyChange(ledger: Awaited<ReturnType<typeof testLedger>>, step: Change) {
  const since = NOW - 9e8;
  if (step.type === 'see') {
    const reward = step.reward === null ? null : { micros: step.reward, currency: 'USD' };
    await seeTasks(ledger, 'mturk', [taskReading(`T${step.task}`, { reward, requesterId: `R${step.task % 2}` })], NOW);
  } else if (step.type === 'work') {
    const startedAt = since + step.at;
    const taskKey = `mturk:T${step.task}`;
    await writeSpans(ledger, [span(`w${step.task}-${step.id}`, { taskKey, startedAt, endedAt: startedAt + step.ms })]);
  } else if (step.type === 'overhead') {
    const startedAt = since + step.at;
    await writeSpans(ledger, [span(`o${step.kind}`, { kind: step.kind, startedAt, endedAt: startedAt + step.ms })]);
  } else if (step.type === 'state') {
    const endedAt = step.endedAt === null ? null : since + step.endedAt;
    await moveTask(ledger, `mturk:T${step.task}`, { state: step.state, at: NOW, source: step.source, endedAt });
  } else {
    await recordDays(ledger, 'mturk', [bonusDay(`2026-11-${step.day}`, step.micros)], NOW);
  }
}

function bonusDay(day: string, micros: number) {
  return { day, submitted: 1, approved: 1, rejected: 0, pending: 0, bonus: { micros, currency: 'USD' } };
}
