import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTotals, emptyTotals, type PayTotals } from '../../lib/pay/totals';
import { payFigures, wagePerHour } from '../../lib/pay/wage';
import { expectNear } from './near';

/** The worker of METHODS D5. */
const worker: PayTotals = {
  ...emptyTotals(),
  approvedMicros: 1_000_000,
  approvedTasks: 2,
  pendingMicros: 1_000_000,
  pendingTasks: 1,
  rejectedMicros: 750_000,
  rejectedTasks: 1,
  bonusMicros: 300_000,
  endedTasks: 2,
  submittedMs: 1_140_000,
  rejectedMs: 420_000,
  endedMs: 300_000,
  searchingMs: 400_000,
  previewingMs: 100_000,
  queueMs: 80_000,
  paymentsMs: 70_000,
  messagesMs: 60_000,
  qualificationsMs: 150_000,
  helpMs: 40_000,
};

describe('wagePerHour (D1)', () => {
  it.each([
    [50_000, 272, 0.661765],
    [3_000_000, 1800, 6],
    [0, 100, 0],
  ])('%d micros in %d s are %d an hour', (micros, seconds, wage) => {
    expectNear(wagePerHour(micros, seconds * 1000), wage);
  });

  it('has no number without time', () => {
    expect(wagePerHour(1_000_000, 0)).toBeNull();
    expect(wagePerHour(0, 0)).toBeNull();
  });
});

const measured = (totals: PayTotals) => ({ clock: 'focused' as const, totals });

describe('payFigures (D5)', () => {
  it('gives the three numbers and the unpaid share', () => {
    const figures = payFigures(measured(worker));
    expectNear(figures.onTaskPay, 6.3158);
    expectNear(figures.realPay, 3);
    expectNear(figures.confirmedPay, 1.6957);
    expectNear(figures.unpaidShare, 0.587);
  });

  it('gives the amounts and times they are made from', () => {
    expect(payFigures(measured(worker))).toMatchObject({
      earnedMicros: 2_300_000,
      confirmedMicros: 1_300_000,
      pendingMicros: 1_000_000,
      workMs: 2_760_000,
      taskMs: 1_140_000,
      unpaidMs: 1_620_000,
      tasks: 4,
    });
  });

  it('has no number without time, whatever was earned', () => {
    expect(payFigures(measured({ ...emptyTotals(), bonusMicros: 500_000 }))).toMatchObject({
      realPay: null,
      confirmedPay: null,
      onTaskPay: null,
      unpaidShare: null,
      earnedMicros: 500_000,
    });
  });

  it('has no on-task pay in a day of searching, but a real pay of 0', () => {
    const figures = payFigures(measured({ ...emptyTotals(), searchingMs: 600_000 }));
    expect(figures.onTaskPay).toBeNull();
    expect(figures.realPay).toBe(0);
    expect(figures.unpaidShare).toBe(1);
  });

  it('leaves out tasks in hand, and those whose reward is not known', () => {
    const more = addTotals(worker, { assignedMs: 900_000, unknownPayMs: 900_000, unknownPayTasks: 3 });
    expect(payFigures(measured(more))).toEqual(payFigures(measured(worker)));
  });

  it('takes a platform fee off approved and pending rewards first, and not off bonuses', () => {
    const figures = payFigures(measured(worker), 0.1);
    expect(figures.earnedMicros).toBe(2_100_000);
    expect(figures.confirmedMicros).toBe(1_200_000);
    expect(figures.pendingMicros).toBe(900_000);
    expectNear(figures.onTaskPay, 6.3158 * 0.9);
    expect(payFigures(measured(worker), 0)).toEqual(payFigures(measured(worker)));
  });

  it('keeps confirmed pay under real pay, and splits the time in two', () => {
    const someTotals = fc.record(
      Object.fromEntries(Object.keys(emptyTotals()).map((key) => [key, fc.nat(1e9)])),
    ) as unknown as fc.Arbitrary<PayTotals>;
    fc.assert(
      fc.property(someTotals, (totals) => {
        const figures = payFigures(measured(totals));
        expect(figures.confirmedPay ?? 0).toBeLessThanOrEqual(figures.realPay ?? 0);
        expect(figures.taskMs + (figures.unpaidMs ?? Number.NaN)).toBe(figures.workMs);
        expect(figures.earnedMicros).toBe(figures.confirmedMicros + figures.pendingMicros);
        expect(figures.unpaidShare ?? 0).toBeGreaterThanOrEqual(0);
        expect(figures.unpaidShare ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('splits the unpaid overhead by kind', () => {
    expect(payFigures(measured(worker)).overheadMs).toEqual({
      searching: 400_000,
      previewing: 100_000,
      queue: 80_000,
      payments: 70_000,
      messages: 60_000,
      qualifications: 150_000,
      help: 40_000,
    });
  });

  it.each(['elapsed', 'manual'] as const)('does not know the unpaid work around tasks of %s time', (clock) => {
    const tasks = {
      ...emptyTotals(),
      approvedMicros: 1_000_000,
      approvedTasks: 1,
      submittedMs: 600_000,
      endedMs: 300_000,
    };
    const figures = payFigures({ clock, totals: tasks });
    expect(figures).toMatchObject({ unpaidMs: null, unpaidShare: null, overheadMs: null });
    // What these tasks took is known all the same, those that came to nothing too.
    const { unpaidMs: _, unpaidShare: __, overheadMs: ___, ...known } = payFigures(measured(tasks));
    expect(figures).toMatchObject(known);
  });

  it('knows the unpaid work that the worker entered beside tasks they entered', () => {
    const totals = { ...emptyTotals(), approvedMicros: 1_000_000, submittedMs: 600_000, qualificationsMs: 200_000 };
    const { unpaidMs, unpaidShare, overheadMs, realPay } = payFigures({ clock: 'manual', totals });
    expect({ unpaidMs, unpaidShare, realPay }).toEqual({ unpaidMs: 200_000, unpaidShare: 0.25, realPay: 4.5 });
    expect(overheadMs).toMatchObject({ qualifications: 200_000, searching: 0 });
  });
});
