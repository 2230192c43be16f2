import fc from 'fast-check';
import type { Interval } from '../../lib/time/interval';

/** Intervals written in seconds, as the definitions do. */
export function seconds(...pairs: [number, number][]): Interval[] {
  return pairs.map(([from, to]) => ({ startedAt: Math.round(from * 1000), endedAt: Math.round(to * 1000) }));
}

/** Intervals close enough to overlap and to share their ends; some empty, some backwards. */
export function someIntervals(maxLength = 12): fc.Arbitrary<Interval[]> {
  const instant = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 100_000 }));
  return fc.array(fc.record({ startedAt: instant, endedAt: instant }), { maxLength });
}
