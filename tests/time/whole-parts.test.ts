import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeParts } from '../../lib/time/whole-parts';

const MINUTE = 60_000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('whole parts', () => {
  it.each([
    [
      [5.7, 4.8],
      [5, 5],
    ],
    [
      [19, 27],
      [19, 27],
    ],
    [
      [0.4, 0.4, 0.4],
      [1, 0, 0],
    ],
    [
      [0, 3.9],
      [0, 3],
    ],
    [[], []],
  ])('of %j minutes are %j', (minutes, whole) => {
    expect(
      wholeParts(
        minutes.map((part) => part * MINUTE),
        MINUTE,
      ),
    ).toEqual(whole);
  });

  it('add up to the whole units of the sum, and are never a unit away from what they stand for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * MINUTE)), (parts) => {
        const whole = wholeParts(parts, MINUTE);
        expect(sum(whole)).toBe(Math.floor(sum(parts) / MINUTE));
        for (const [index, part] of parts.entries()) {
          expect(Math.abs((whole[index] ?? 0) - part / MINUTE)).toBeLessThan(1);
        }
      }),
    );
  });
});
