import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthMs, unionMs } from '../../lib/time/interval';
import { seconds, someIntervals } from './intervals';

describe('unionMs (D3)', () => {
  it.each([
    [seconds([0, 600], [0, 600], [300, 900]), 900],
    [seconds([0, 60], [0, 120], [0, 180], [0, 240], [0, 300]), 300],
    [seconds([0, 200], [100, 150]), 200],
    [seconds([10, 40], [10, 40]), 30],
    [seconds([0, 10], [20, 30]), 20],
    [seconds([20, 30], [0, 10], [10, 20]), 30],
    [seconds([30, 20]), 0],
    [[], 0],
  ])('%# is right', (intervals, union) => {
    expect(unionMs(intervals)).toBe(union * 1000);
  });

  it('counts the milliseconds that any interval covers', () => {
    const instant = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.record({ startedAt: instant, endedAt: instant })), (intervals) => {
        const covered = new Set<number>();
        for (const { startedAt, endedAt } of intervals) for (let at = startedAt; at < endedAt; at++) covered.add(at);
        expect(unionMs(intervals)).toBe(covered.size);
      }),
    );
  });

  it('is at most the sum of the lengths, and at least the longest', () => {
    fc.assert(
      fc.property(someIntervals(), (intervals) => {
        const lengths = intervals.map(lengthMs);
        const union = unionMs(intervals);
        expect(union).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0));
        expect(union).toBeGreaterThanOrEqual(Math.max(0, ...lengths));
      }),
    );
  });
});
