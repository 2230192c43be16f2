import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wagePerHour } from '../../lib/pay/wage';
import { clusters, SESSION_GAP_MS, WORK_CLUSTER_GAP_MS } from '../../lib/time/clusters';
import { lengthMs, unionMs } from '../../lib/time/interval';
import { seconds, someIntervals } from './intervals';

const tasks = seconds([0, 100], [130, 200], [290, 400], [1100, 1200]);
const total = (found: ReturnType<typeof clusters>) => found.reduce((sum, cluster) => sum + lengthMs(cluster), 0);

describe('clusters (D4)', () => {
  it.each([
    [0, 4, 380, 9.4737],
    [WORK_CLUSTER_GAP_MS / 1000, 3, 410, 8.7805],
    [300, 2, 500, 7.2],
    [SESSION_GAP_MS / 1000, 2, 500, 7.2],
    [700, 1, 1200, 3],
  ])('with a gap of %d s there are %d of %d s in all, %d an hour', (gap, count, length, wage) => {
    const found = clusters(tasks, gap * 1000);
    expect(found).toHaveLength(count);
    expect(total(found)).toBe(length * 1000);
    expect(wagePerHour(4 * 250_000, total(found))).toBeCloseTo(wage, 4);
  });

  it('names their limits and their tasks', () => {
    const found = clusters([...tasks].reverse(), WORK_CLUSTER_GAP_MS);
    expect(found.map(({ startedAt, endedAt }) => [startedAt / 1000, endedAt / 1000])).toEqual([
      [0, 200],
      [290, 400],
      [1100, 1200],
    ]);
    expect(found.map(({ members }) => members)).toEqual([[3, 2], [1], [0]]);
  });

  it('joins at exactly the gap, and not a millisecond later', () => {
    expect(clusters(seconds([0, 100], [160, 200]), WORK_CLUSTER_GAP_MS)).toHaveLength(1);
    expect(clusters(seconds([0, 100], [160.001, 200]), WORK_CLUSTER_GAP_MS)).toHaveLength(2);
  });

  it('measures the gap from the latest submit, not from the last accepted task', () => {
    expect(clusters(seconds([0, 1000], [10, 20], [1050, 1100]), WORK_CLUSTER_GAP_MS)).toHaveLength(1);
  });

  it('holds every task once; its time is at least the union, and equals it without a gap', () => {
    fc.assert(
      fc.property(someIntervals(), fc.integer({ min: 0, max: 1000 }), (intervals, gap) => {
        const found = clusters(intervals, gap);
        const members = found.flatMap((cluster) => cluster.members).sort((a, b) => a - b);
        expect(members).toEqual(intervals.map((_, index) => index));
        expect(total(found)).toBeGreaterThanOrEqual(unionMs(intervals));
        expect(total(clusters(intervals, 0))).toBe(unionMs(intervals));
      }),
    );
  });
});
