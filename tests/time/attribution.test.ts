import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wagePerHour } from '../../lib/pay/wage';
import { attributeNextSubmit } from '../../lib/time/attribution';
import { type Interval, lengthMs, unionMs } from '../../lib/time/interval';
import { seconds, someIntervals } from './intervals';

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** The split that is not used: among all open tasks alike. Here to show why. */
function equalSplit(intervals: Interval[]): number[] {
  const cuts = [...new Set(intervals.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]))].sort((a, b) => a - b);
  const parts = intervals.map(() => 0);
  for (const [n, from] of cuts.entries()) {
    const to = cuts[n + 1] ?? from;
    const open = intervals.flatMap(({ startedAt, endedAt }, i) => (startedAt <= from && endedAt >= to ? [i] : []));
    for (const i of open) parts[i] = (parts[i] ?? 0) + (to - from) / open.length;
  }
  return parts;
}

/** The definition, millisecond by millisecond, with fractions. */
function byDefinition(intervals: Interval[]): number[] {
  const parts = intervals.map(() => 0);
  const last = Math.max(0, ...intervals.map(({ endedAt }) => endedAt));
  for (let at = 0; at < last; at++) {
    const open = intervals.flatMap(({ startedAt, endedAt }, i) =>
      startedAt <= at && at < endedAt ? [{ i, endedAt }] : [],
    );
    const first = Math.min(...open.map(({ endedAt }) => endedAt));
    const sharing = open.filter(({ endedAt }) => endedAt === first);
    for (const { i } of sharing) parts[i] = (parts[i] ?? 0) + 1 / sharing.length;
  }
  return parts;
}

describe('attributeNextSubmit (D3)', () => {
  it.each([
    [seconds([0, 600], [0, 600], [300, 900]), [300, 300, 300], [250, 250, 400]],
    [seconds([0, 60], [0, 120], [0, 180], [0, 240], [0, 300]), [60, 60, 60, 60, 60], [12, 27, 47, 77, 137]],
    [seconds([0, 200], [100, 150]), [150, 50], [175, 25]],
    [seconds([10, 40], [10, 40]), [15, 15], [15, 15]],
  ])('%# gives the parts of the definition, not those of an equal split', (intervals, nextSubmit, equal) => {
    expect(attributeNextSubmit(intervals)).toEqual(nextSubmit.map((part) => part * 1000));
    expect(equalSplit(intervals)).toEqual(equal.map((part) => part * 1000));
  });

  it('shares only what is open together before the same submit', () => {
    expect(attributeNextSubmit(seconds([0, 100], [50, 100]))).toEqual([75_000, 25_000]);
  });

  it('gives nothing to a task that was covered all along, and nothing to one without length', () => {
    expect(attributeNextSubmit(seconds([0, 100], [20, 20], [90, 30]))).toEqual([100_000, 0, 0]);
    expect(attributeNextSubmit([])).toEqual([]);
  });

  it('reads a queue accepted at once as 6.00/h, where elapsed time reads 2.00/h', () => {
    const queue = seconds([0, 60], [0, 120], [0, 180], [0, 240], [0, 300]);
    const elapsed = queue.map(lengthMs);
    expect(wagePerHour(500_000, sum(elapsed))).toBeCloseTo(2);
    expect(wagePerHour(500_000, sum(attributeNextSubmit(queue)))).toBeCloseTo(6);
    const meanOfWages = sum(elapsed.map((ms) => wagePerHour(100_000, ms) ?? 0)) / elapsed.length;
    expect(meanOfWages).toBeCloseTo(2.74, 2);
  });

  it('has parts that are whole, not negative, and add up to the union exactly', () => {
    fc.assert(
      fc.property(someIntervals(), (intervals) => {
        const parts = attributeNextSubmit(intervals);
        expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
        expect(sum(parts)).toBe(unionMs(intervals));
      }),
    );
  });

  it('never gives a task more than its own length', () => {
    fc.assert(
      fc.property(someIntervals(), (intervals) => {
        attributeNextSubmit(intervals).forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(lengthMs(intervals[i] as Interval));
        });
      }),
    );
  });

  it('follows the definition to the few milliseconds that whole numbers cost', () => {
    const instant = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.record({ startedAt: instant, endedAt: instant }), { maxLength: 8 }), (intervals) => {
        const exact = byDefinition(intervals);
        attributeNextSubmit(intervals).forEach((part, i) => {
          expect(Math.abs(part - (exact[i] ?? 0))).toBeLessThan(3);
        });
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    const shuffled = someIntervals().chain((intervals) =>
      fc.tuple(fc.constant(intervals), fc.shuffledSubarray(intervals, { minLength: intervals.length })),
    );
    const parted = (intervals: Interval[]) => {
      const parts = attributeNextSubmit(intervals);
      return intervals
        .map(({ startedAt, endedAt }, i) => ({ startedAt, endedAt, part: parts[i] ?? 0 }))
        .sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt || a.part - b.part);
    };
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(parted(other)).toEqual(parted(one));
      }),
    );
  });

  it('leaves all else as it is when a disjoint interval is added', () => {
    fc.assert(
      fc.property(someIntervals(), fc.boolean(), fc.integer({ min: 1, max: 1000 }), (intervals, before, length) => {
        const apart = before ? { startedAt: -length, endedAt: 0 } : { startedAt: 100_000, endedAt: 100_000 + length };
        expect(attributeNextSubmit([apart, ...intervals])).toEqual([length, ...attributeNextSubmit(intervals)]);
      }),
    );
  });

  it('gives each span of attention its length, because such spans exclude one another', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 });
    fc.assert(
      fc.property(lengths, (spans) => {
        let at = 0;
        const intervals = spans.map((length) => {
          const startedAt = at;
          at += length;
          return { startedAt, endedAt: at };
        });
        expect(attributeNextSubmit(intervals)).toEqual(spans);
      }),
    );
  });

  it('handles a million tasks, all submitted at once or all in one queue', { timeout: 60_000 }, () => {
    const n = 1_000_000;
    const together = Array.from({ length: n }, (_, i) => ({ startedAt: i % 1000, endedAt: 5_000_000 }));
    expect(sum(attributeNextSubmit(together))).toBe(5_000_000);
    const queue = Array.from({ length: n }, (_, i) => ({ startedAt: 0, endedAt: (i + 1) * 10 }));
    expect(attributeNextSubmit(queue).every((part) => part === 10)).toBe(true);
  });
});
