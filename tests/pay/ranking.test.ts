import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../lib/pay/ranking';
import { sumsOf } from '../../lib/pay/requester-sums';

/** Tasks of one kind: so many, each of so many seconds, for so many dollars. */
function of(item: string, tasks: number, seconds: number, dollars: number, state: 'paid' | 'rejected' = 'paid') {
  const one = { rewardMicros: Math.round(dollars * 1e6), timeMs: seconds * 1000, state };
  return {
    item,
    sums: sumsOf(
      Array.from({ length: tasks }, () => one),
      null,
    ),
  };
}

describe('a ranking', () => {
  it('puts only those in order that have enough tasks and time, and counts the others', () => {
    const { best, worst, ranked, tooFew } = rank(
      [
        of('good', 6, 120, 0.5),
        of('few', 4, 600, 9),
        of('short', 6, 60, 9),
        of('bad', 6, 120, 0.1),
        of('none', 0, 1, 1),
      ],
      null,
    );
    expect(best.map(({ item, pay }) => [item, pay])).toEqual([['good', 15]]);
    expect(worst.map(({ item, pay }) => [item, pay])).toEqual([['bad', 3]]);
    expect({ ranked, tooFew }).toEqual({ ranked: 2, tooFew: 2 });
  });

  it('gives each the interval of its pay: equal times are not certainty', () => {
    const [only] = rank([of('h', 5, 120, 0.1)], null).best;
    expect(only?.pay).toBe(3);
    expect(only?.lower).toBeCloseTo(2.6967, 4);
    expect(only?.upper).toBeCloseTo(3.3374, 4);
  });

  it('has one whose tasks were all rejected last, with no interval', () => {
    const { worst } = rank(
      [of('low', 6, 600, 0.01), of('rejected', 6, 600, 5, 'rejected'), of('high', 6, 600, 5)],
      null,
    );
    expect(worst.map(({ item, pay, lower }) => [item, pay, lower])).toEqual([['rejected', 0, null]]);
  });

  it('is led by nobody whose pay is chance: it is drawn toward what is usual', () => {
    const uneven = {
      item: 'uneven',
      sums: sumsOf(
        [9, 0.01, 0.01, 0.01, 0.01].map((dollars) => ({ rewardMicros: dollars * 1e6, timeMs: 240_000, state: 'paid' })),
        null,
      ),
    };
    const even = of('even', 40, 240, 1.5);
    const names = (usual: Parameters<typeof rank>[1]) => rank([uneven, even], usual).best.map(({ item }) => item);
    expect(names(null)).toEqual(['uneven']);
    expect(names({ mean: Math.log(8), sd: 0.3, taskSd: 0.9 })).toEqual(['even']);
  });

  it('has nobody at both ends, and at most five at each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 30 }), (cents) => {
        const entries = cents.map((one, n) => of(String(n), 6, 200, one / 100));
        const { best, worst, ranked } = rank(entries, null);
        expect(ranked).toBe(cents.length);
        expect(new Set([...best, ...worst].map(({ item }) => item)).size).toBe(Math.min(10, ranked));
        expect(Math.max(best.length, worst.length)).toBeLessThanOrEqual(5);
        const pays = [...best, ...[...worst].reverse()].map(({ pay }) => pay);
        expect(pays).toEqual([...pays].sort((a, b) => b - a));
      }),
    );
  });
});
