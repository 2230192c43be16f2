import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthMs, unionMs } from '../../lib/time/interval';
import { outsideOf } from '../../lib/time/outside-of';

const between = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });

it('is what is left, in order', () => {
  expect(outsideOf(between(10, 20), [])).toEqual([between(10, 20)]);
  expect(outsideOf(between(10, 20), [between(12, 14), between(13, 16)])).toEqual([between(10, 12), between(16, 20)]);
  expect(outsideOf(between(10, 20), [between(18, 30), between(0, 11)])).toEqual([between(11, 18)]);
  expect(outsideOf(between(10, 20), [between(0, 30)])).toEqual([]);
  expect(outsideOf(between(10, 20), [between(20, 30), between(0, 10), between(15, 15)])).toEqual([between(10, 20)]);
});

it('with what the others have of it is the whole, and touches none of them', () => {
  const interval = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, ms]) => between(start, start + ms));
  fc.assert(
    fc.property(interval, fc.array(interval, { maxLength: 6 }), (whole, others) => {
      const left = outsideOf(whole, others);
      const within = others.map(({ startedAt, endedAt }) =>
        between(Math.max(startedAt, whole.startedAt), Math.min(endedAt, whole.endedAt)),
      );
      const leftMs = left.reduce((sum, one) => sum + lengthMs(one), 0);
      expect(leftMs + unionMs(within)).toBe(lengthMs(whole));
      expect(unionMs([...left, ...within])).toBe(lengthMs(whole));
      for (const one of left) expect(lengthMs(one)).toBeGreaterThan(0);
    }),
  );
});
