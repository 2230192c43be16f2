import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, estimateFrom, type Prior, refit, shrink, weighedForLearning } from '../../lib/pay/estimate';
import { requesterPay } from '../../lib/pay/interval';
import { emptyRequesterSums, type PaidTask, sumsOf } from '../../lib/pay/requester-sums';
import { CASES, paid } from './cases';
import { expectNear } from './near';

/** The prior of METHODS D10 for US dollars. */
const USD_PRIOR: Prior = { mean: 0.706, sd: 0.984, taskSd: 0.93 };

/** The chance that a pay is below a wage, by what is believed: the normal distribution, summed in small steps. */
function chanceBelow(wage: number, { mean, sd }: { mean: number; sd: number }): number {
  const steps = 20_000;
  const from = -8;
  const width = ((Math.log(wage) - mean) / sd - from) / steps;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += Math.exp(-((from + (step + 0.5) * width) ** 2) / 2);
  return (sum * width) / Math.sqrt(2 * Math.PI);
}

describe('shrink (D10)', () => {
  it.each<[number, number, number, number | null]>([
    [5.2555, 0.171, 5.1107, 0.981],
    [20, 1, 6.2489, 0.584],
    [20, 0.2, 18.2633, null],
    [1, 0.3, 1.0619, null],
    [7.25, 0.5, 5.5809, 0.721],
  ])('R %d with s %d', (R, s, shrunk, below) => {
    const belief = shrink(R, s, USD_PRIOR);
    expectNear(Math.exp(belief.mean), shrunk);
    if (below !== null) expect(chanceBelow(7.25, belief)).toBeCloseTo(below, 3);
  });

  it.each([
    [0.171, 0.0293],
    [1, 0.5081],
  ])('by s %d alone, whatever R', (s, B) => {
    const moved = shrink(Math.E, s, USD_PRIOR).mean - shrink(1, s, USD_PRIOR).mean;
    expect(1 - moved).toBeCloseTo(B, 4);
  });
});

describe('refit (D10)', () => {
  /** Requesters whose tasks pay `dollars[n]` an hour, half of them 20% more and half 20% less. */
  const requesters = (dollars: number[], tasks = 6) =>
    dollars.map((perHour) =>
      sumsOf(
        Array.from({ length: tasks }, (_, n) => paid((perHour / 10) * (n % 2 ? 1.2 : 0.8), 360)),
        null,
      ),
    );
  const spread = Array.from({ length: 30 }, (_, n) => 8 * (n % 2 ? 1.5 : 1 / 1.5));

  it('takes 30 requesters with 5 tasks each', () => {
    expect(refit(requesters(spread.slice(1)))).toBeNull();
    expect(refit(requesters(spread, 4))).toBeNull();
    expect(refit([...requesters(spread.slice(1)), ...requesters([8], 4)])).toBeNull();
    expect(refit(requesters(spread))).not.toBeNull();
  });

  it('finds the middle, the spread between requesters and that of single tasks', () => {
    const prior = refit(requesters(spread)) as Prior;
    expect(Math.exp(prior.mean)).toBeCloseTo(8, 5);
    // Each error is 0.2 sqrt(6/5) / sqrt(6), and what it adds to the spread is taken off.
    expect(prior.sd ** 2).toBeCloseTo((Math.log(1.5) ** 2 * 30) / 29 - 0.04 / 5, 6);
    expect(prior.taskSd).toBeCloseTo(0.2 * Math.sqrt(6 / 5), 6);
  });

  it('does not take equal requesters for certainty', () => {
    expect(refit(requesters(spread.map(() => 8)))?.sd).toBe(0.05);
  });
});

describe('estimate', () => {
  it('is R with the interval of D7, made wider by drift, where there is nothing to draw it to', () => {
    const sums = sumsOf(CASES.a, null);
    const { pay, low, high } = requesterPay(sums);
    const found = estimate(sums, null, null);
    expectNear(found?.pay ?? null, pay ?? Number.NaN);
    const half = Math.hypot(Math.log((pay ?? 0) / (low ?? 0)), 1.96 * 0.2);
    expectNear(found?.low ?? null, (pay ?? 0) / Math.exp(half));
    expectNear(found?.high ?? null, (pay ?? 0) * Math.exp(half));
    expect(found?.low).toBeLessThan(low ?? 0);
    expect(found?.high).toBeGreaterThan(high ?? 0);
  });

  it('is drawn to the prior, as D10 says', () => {
    const sums = sumsOf(CASES.a, null);
    const { pay, relative } = requesterPay(sums);
    const B = (relative ?? 0) ** 2 / ((relative ?? 0) ** 2 + 0.984 ** 2);
    expectNear(estimate(sums, null, USD_PRIOR)?.pay ?? null, (pay ?? 0) ** (1 - B) * Math.exp(0.706 * B));
  });

  it('of one task is drawn a long way, by an error of 0.93', () => {
    const one = estimate(sumsOf([paid(2, 360)], null), null, USD_PRIOR);
    expectNear(one?.pay ?? null, Math.exp(shrink(20, 0.93, USD_PRIOR).mean));
    expect(one?.tasks).toBe(1);
    expect((one?.high ?? 0) / (one?.low ?? 0)).toBeGreaterThan(10);
  });

  it('is drawn to what the requester else pays, rather than to the prior', () => {
    const one = sumsOf([paid(0.8, 360)], null);
    const ofGenerous = estimate(one, sumsOf([paid(3, 360), paid(3, 360), paid(3, 360)], null), USD_PRIOR);
    const ofMean = estimate(one, sumsOf([paid(0.2, 360), paid(0.2, 360), paid(0.2, 360)], null), USD_PRIOR);
    expect(ofGenerous?.pay).toBeGreaterThan(8);
    expect(ofMean?.pay).toBeLessThan(8);
    expect(ofMean?.pay).toBeGreaterThan(2);
  });

  it('is nothing of nothing, of no time, and of rejected work alone', () => {
    expect(estimate(emptyRequesterSums(), null, USD_PRIOR)).toBeNull();
    expect(estimate(sumsOf([paid(1, 0)], null), null, USD_PRIOR)).toBeNull();
    expect(estimate(sumsOf([paid(1, 60, 'rejected')], null), null, USD_PRIOR)).toBeNull();
  });

  it('lies in its interval, which always has two ends, unless nothing was ever paid', () => {
    const task = fc.record({
      rewardMicros: fc.integer({ min: 1, max: 5_000_000 }),
      timeMs: fc.integer({ min: 1_000, max: 5_000_000 }),
      state: fc.constantFrom('approved' as const, 'rejected' as const, 'submitted' as const),
    });
    const tasks = fc.array(task, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(tasks, fc.option(tasks), fc.option(fc.constant(USD_PRIOR)), (own, other, prior) => {
        const found = estimate(sumsOf(own, null), other && sumsOf(other, null), prior);
        const hasPay = own.some(({ state }) => state !== 'rejected');
        expect(found !== null).toBe(hasPay);
        if (found === null) return;
        expect(found.low).toBeGreaterThan(0);
        expect(found.low).toBeLessThan(found.pay);
        expect(found.pay).toBeLessThan(found.high);
        expect(Number.isFinite(found.high)).toBe(true);
      }),
    );
  });

  it('becomes surer with every task that agrees with the others', () => {
    const width = (n: number) => {
      const found = estimate(
        sumsOf(
          Array.from({ length: n }, () => paid(0.5, 300)),
          null,
        ),
        null,
        USD_PRIOR,
      );
      return (found?.high ?? 0) / (found?.low ?? 1);
    };
    for (let n = 1; n < 12; n++) expect(width(n + 1)).toBeLessThan(width(n));
  });
});

describe('estimateFrom', () => {
  const [first, ...more] = CASES.c as readonly PaidTask[] as [PaidTask, ...PaidTask[]];
  const rejected: PaidTask = { ...first, state: 'rejected' };

  it('weighs the first of a kind, in which it was learnt, by a quarter, but no rejection and no only one', () => {
    expect(weighedForLearning([first, ...more])).toEqual([
      { rewardMicros: 25_000, timeMs: first.timeMs / 4, state: 'approved' },
      ...more,
    ]);
    expect(weighedForLearning([first])).toEqual([first]);
    expect(weighedForLearning([rejected, ...more])).toEqual([rejected, ...more]);
    expect(weighedForLearning([])).toEqual([]);
  });

  it('counts all tasks, the first one less and a rejected one with its time and no reward', () => {
    const of = (tasks: PaidTask[]) => estimateFrom(tasks, { isOneKind: true, requester: null, prior: null });
    // 0.025 + 0.1 in 100 + 100 s.
    expectNear(of([paid(0.1, 400), paid(0.1, 100)])?.pay ?? null, 2.25);
    expectNear(of([paid(0.1, 400), paid(0.1, 100), paid(0.1, 100, 'rejected')])?.pay ?? null, 1.5);
    expect(of([paid(0.1, 400), paid(0.1, 100), paid(0.1, 100, 'rejected')])?.tasks).toBe(3);
  });

  it('is as the definitions say in their examples', () => {
    const five = [200, 90, 110, 120, 150].map((seconds) => paid(0.1, seconds));
    const two = [540, 480].map((seconds) => paid(1.5, seconds));
    const of = (tasks: PaidTask[], all = tasks) =>
      estimateFrom(tasks, { isOneKind: true, requester: sumsOf(all, null), prior: null });
    expectNear(of(five)?.pay ?? null, 2.9423);
    expectNear(of(five)?.low ?? null, 1.8078);
    expectNear(of(five)?.high ?? null, 4.7889);
    expectNear(of(five, [...five, ...two])?.pay ?? null, 3.101);
    const one = [paid(0.5, 300)];
    expectNear(of(one)?.pay ?? null, 6);
    expectNear(of(one)?.low ?? null, 0.9299);
    expectNear(of(one)?.high ?? null, 38.7153);
  });

  it('takes the tasks themselves out of what the requester else pays', () => {
    const requester = sumsOf([first, ...more], null);
    const alone = estimateFrom([first, ...more], { isOneKind: false, requester, prior: USD_PRIOR });
    expect(alone).toEqual(estimate(requester, null, USD_PRIOR));
    const others = sumsOf([first, ...more, ...CASES.b], null);
    const beside = estimateFrom([first, ...more], { isOneKind: false, requester: others, prior: USD_PRIOR });
    expect(beside).toEqual(estimate(requester, sumsOf(CASES.b, null), USD_PRIOR));
  });
});
