import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../lib/pay/share';
import { expectNear } from './near';

describe('wilson (D8)', () => {
  it.each([
    [3, 3, 0.4385, 1, false],
    [4, 4, 0.5101, 1, true],
    [5, 5, 0.5655, 1, true],
    [4, 5, 0.3755, 0.9638, false],
    [5, 6, 0.4365, 0.9699, false],
    [7, 8, 0.5291, 0.9776, true],
    [8, 10, 0.4902, 0.9433, false],
    [15, 20, 0.5313, 0.8881, true],
    [0, 5, 0, 0.4345, false],
  ])('%d of %d', (x, n, low, high, isOverHalf) => {
    const share = wilson(x, n);
    expectNear(share.low, low);
    expectNear(share.high, high);
    expect(share.low > 0.5).toBe(isOverHalf);
  });

  it('of nothing is anything', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it.each([
    [5, 5],
    [6, 6],
    [7, 7],
    [8, 7],
    [9, 8],
    [10, 9],
    [12, 10],
    [15, 12],
    [20, 15],
  ])('of %d, takes at least %d to be over one half', (n, smallest) => {
    expect(wilson(smallest, n).low).toBeGreaterThan(0.5);
    expect(wilson(smallest - 1, n).low).toBeLessThanOrEqual(0.5);
  });

  it('holds the share, within 0 and 1, and mirrors its complement', () => {
    const some = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(some, ([x, n]) => {
        const { low, high } = wilson(x, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(wilson(n - x, n).low).toBeCloseTo(1 - high, 9);
      }),
    );
  });
});
