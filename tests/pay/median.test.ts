import { describe, expect, it } from 'vitest';
import { median, medianTaskWage } from '../../lib/pay/median';
import { wagePerHour } from '../../lib/pay/wage';
import { CASES, type Case } from './cases';
import { expectNear } from './near';

/** The figure this project never shows. */
function meanTaskWage(tasks: readonly { rewardMicros: number; timeMs: number }[]): number {
  return (
    tasks.reduce((sum, { rewardMicros, timeMs }) => sum + (wagePerHour(rewardMicros, timeMs) ?? 0), 0) / tasks.length
  );
}

describe('medianTaskWage (D6), beside the mean that is not used', () => {
  it.each<[Case, number, number]>([
    ['a', 6.6105, 6.1541],
    ['b', 9.8797, 10.3504],
    ['c', 3, 2.8945],
    ['d', 3.1364, 3.1682],
    ['e', 3.1364, 32.4121],
    ['f', 3, 6.0214],
    ['g', 7.0714, 7.6301],
    ['h', 3, 3],
  ])('case %s is %d, its mean %d', (name, middle, mean) => {
    const tasks = CASES[name].map(({ rewardMicros, timeMs }) => ({ rewardMicros: rewardMicros ?? 0, timeMs }));
    expectNear(medianTaskWage(tasks), middle);
    expectNear(meanTaskWage(tasks), mean);
  });

  it('leaves out tasks without time, and has no number of none', () => {
    expect(medianTaskWage([{ rewardMicros: 5, timeMs: 0 }])).toBeNull();
    expect(
      medianTaskWage([
        { rewardMicros: 5, timeMs: 0 },
        { rewardMicros: 1_000_000, timeMs: 3_600_000 },
      ]),
    ).toBe(1);
    expect(median([])).toBeNull();
  });

  it('sorts by value', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([1, 2, 3, 4])).toBe(2.5);
  });
});
