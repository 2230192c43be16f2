import { describe, expect, it } from 'vitest';
import { t95, t975 } from '../../lib/pay/student';

/** The density of t without its constant, summed by Simpson's rule over an angle, where it is bounded: x = sqrt(df) tan. */
function tail(t: number, df: number): number {
  const area = (to: number) => {
    const steps = 2000;
    const h = to / steps;
    let sum = 0;
    for (let n = 0; n <= steps; n++)
      sum += (n === 0 || n === steps ? 1 : n % 2 === 1 ? 4 : 2) * Math.cos(n * h) ** (df - 1);
    return (sum * h) / 3;
  };
  return 0.5 + area(Math.atan(t / Math.sqrt(df))) / area(Math.PI / 2) / 2;
}

describe('quantiles of t (D7)', () => {
  it.each([
    [1, 6.3138],
    [2, 2.92],
    [4, 2.1318],
    [9, 1.8331],
    [30, 1.6973],
    [60, 1.6711],
  ])('t(0.95, %d) is %d', (df, value) => {
    expect(t95(df)).toBeCloseTo(value, 3);
  });

  const manyDf = [...Array(40).keys(), 59, 79, 119, 499, 9999].map((n) => n + 1);

  it.each(manyDf)('leave 5% and 2.5% above, for %d degrees of freedom', (df) => {
    expect(tail(t95(df), df)).toBeCloseTo(0.95, 3);
    expect(tail(t975(df), df)).toBeCloseTo(0.975, 3);
  });

  it('shrink with every degree of freedom, towards the normal quantiles', () => {
    for (let df = 1; df < 200; df++) {
      expect(t95(df + 1)).toBeLessThan(t95(df));
      expect(t975(df + 1)).toBeLessThan(t975(df));
    }
    expect(t95(1e9)).toBeCloseTo(1.6449, 4);
    expect(t975(1e9)).toBeCloseTo(1.96, 4);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse %d degrees of freedom', (df) => {
    expect(() => t95(df)).toThrow(RangeError);
  });
});
