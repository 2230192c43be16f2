import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredPay, requesterPay } from '../../lib/pay/interval';
import { type PaidTask, sumsOf } from '../../lib/pay/requester-sums';
import { CASES, type Case, paid } from './cases';
import { expectNear, WITH_QUANTILE } from './near';

const payOf = (tasks: PaidTask[]) => requesterPay(sumsOf(tasks, null));
const NO_INTERVAL = { se: null, relative: null, lower95: null, upper95: null, low: null, high: null };

/** `size` tasks each. */
function contributors(tasks: PaidTask[], size: number) {
  const found = [];
  for (let n = 0; n < tasks.length; n += size) found.push(sumsOf(tasks.slice(n, n + size), null));
  return found;
}

describe('requesterPay (D6, D7)', () => {
  it.each<[Case, number, number, number, number, number, number]>([
    ['a', 5.2555, 0.9835, 3.7293, 7.4063, 3.4415, 8.0255],
    ['b', 8.8889, 1.5661, 6.2325, 12.6775, 5.6514, 13.9811],
    ['c', 2.6866, 0.3836, 1.9816, 3.6423, 1.8074, 3.9935],
    ['d', 3.0638, 0.3259, 2.3853, 3.9354, 2.1839, 4.2983],
    ['e', 3.2143, 0.7743, 1.9782, 5.2228, 1.7304, 5.9708],
    ['f', 9.894, 1.1659, 7.6961, 12.7197, 7.1332, 13.7235],
    ['g', 6.4358, 0.96, 4.8513, 8.5377, 4.5228, 9.1578],
  ])('case %s', (name, R, se, lower, upper, low, high) => {
    const pay = payOf(CASES[name]);
    expectNear(pay.pay, R);
    expectNear(pay.se, se);
    expectNear(pay.lower95, lower, WITH_QUANTILE);
    expectNear(pay.upper95, upper, WITH_QUANTILE);
    expectNear(pay.low, low, WITH_QUANTILE);
    expectNear(pay.high, high, WITH_QUANTILE);
  });

  it('case h: equal times are exactly without error, and yet not certain', () => {
    const pay = payOf(CASES.h);
    expectNear(pay.pay, 3);
    expect(pay.se).toBe(0);
    expect(pay.relative).toBe(0.05);
    expectNear(pay.lower95, 2.6967, WITH_QUANTILE);
    expectNear(pay.upper95, 3.3374, WITH_QUANTILE);
  });

  it('case a lies inside the exact limits of Fieller, or near', () => {
    const { low, high } = payOf(CASES.a);
    expect(low).toBeGreaterThan(3);
    expect(high).toBeLessThan(9.1138);
  });

  it('has no interval for fewer than two tasks', () => {
    expect(payOf([])).toEqual({ pay: null, ...NO_INTERVAL });
    expect(payOf([paid(0.5, 300)])).toEqual({ pay: 6, ...NO_INTERVAL });
  });

  it('has no interval where every task was rejected, and a pay of 0', () => {
    expect(payOf(CASES.c.map((task) => ({ ...task, state: 'rejected' as const })))).toEqual({ pay: 0, ...NO_INTERVAL });
  });

  it('has no pay without time', () => {
    expect(payOf([paid(0.5, 0), paid(0.5, 0)])).toEqual({ pay: null, ...NO_INTERVAL });
  });

  it('is the same after tasks were added and taken away for years', () => {
    const amount = fc.integer({ min: 1, max: 5_000_000 });
    const time = fc.integer({ min: 1, max: 5_000_000 });
    const task = fc.record({ rewardMicros: amount, timeMs: time, state: fc.constant('approved' as const) });
    fc.assert(
      fc.property(fc.array(task, { minLength: 2, maxLength: 30 }), (tasks) => {
        const pay = payOf(tasks);
        expect(payOf([...tasks].reverse())).toEqual(pay);
        expect(pay.low ?? 0).toBeLessThanOrEqual(pay.lower95 ?? 0);
        expect(pay.lower95 ?? 0).toBeLessThan(pay.pay ?? 0);
        expect(pay.pay ?? 0).toBeLessThan(pay.upper95 ?? 0);
        expect(pay.upper95 ?? 0).toBeLessThanOrEqual(pay.high ?? 0);
      }),
    );
  });

  it('equals the sum over the tasks themselves', () => {
    const task = fc.record({
      rewardMicros: fc.integer({ min: 1, max: 5_000_000 }),
      timeMs: fc.integer({ min: 1, max: 5_000_000 }),
      state: fc.constant('approved' as const),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 2, maxLength: 30 }), (tasks) => {
        const rewards = tasks.map(({ rewardMicros }) => rewardMicros / 1e6);
        const times = tasks.map(({ timeMs }) => timeMs / 1e3);
        const total = times.reduce((a, b) => a + b);
        const perSecond = rewards.reduce((a, b) => a + b) / total;
        const squares = rewards.reduce((sum, r, i) => sum + (r - perSecond * (times[i] ?? 0)) ** 2, 0);
        const se = (3600 * Math.sqrt((tasks.length / (tasks.length - 1)) * squares)) / total;
        const pay = payOf(tasks);
        expect(Math.abs((pay.se ?? Number.NaN) - se)).toBeLessThan(1e-9 * perSecond * 3600 + 1e-6 * se);
      }),
    );
  });

  it('sees no difference between equal tasks, at any amount and time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 2, max: 50 }),
        (rewardMicros, timeMs, n) => {
          const tasks = Array.from({ length: n }, () => ({ rewardMicros, timeMs, state: 'approved' as const }));
          expect(payOf(tasks).se).toBe(0);
        },
      ),
    );
  });
});

describe('clusteredPay (D7)', () => {
  it('case g of four contributors', () => {
    const pay = clusteredPay(contributors(CASES.g, 2));
    expectNear(pay.pay, 6.4358);
    expectNear(pay.se, 1.435);
    expectNear(pay.lower95, 3.8081, WITH_QUANTILE);
    expectNear(pay.upper95, 10.8765, WITH_QUANTILE);
    expectNear(pay.low, 3.1654, WITH_QUANTILE);
    expectNear(pay.high, 13.0851, WITH_QUANTILE);
  });

  it('case g of two contributors says "unknown" by itself', () => {
    const { low, high } = clusteredPay(contributors(CASES.g, 4));
    expect(low).toBeLessThan(0.6);
    expect(high).toBeGreaterThan(70);
  });

  it('of one task each is the pay of those tasks', () => {
    expect(clusteredPay(contributors(CASES.a, 1))).toEqual(payOf(CASES.a));
  });

  it('has no interval for one contributor', () => {
    expect(clusteredPay(contributors(CASES.g, 8)).low).toBeNull();
  });
});
