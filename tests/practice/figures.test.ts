import { describe, expect, it } from 'vitest';
import { compareFigures, expectedFigures, type Figure, TOLERANCE_S } from './figures';

const observed = { reward: 0.5, tasks: 1, taskS: 10, workS: 20 };
const right: Figure[] = [
  { name: 'real-pay', value: 90, unit: 'USD/h' },
  { name: 'earned', value: 0.5, unit: 'USD' },
  { name: 'work-time', value: 20, unit: 's' },
];

function isRight(figures: Figure[]): boolean {
  return compareFigures(figures, expectedFigures(observed)).isRight;
}

describe('the tour’s judgement of the figures', () => {
  it('accepts the figures of the definitions, and a stopwatch’s error', () => {
    expect(isRight(right)).toBe(true);
    expect(
      isRight([{ name: 'real-pay', value: (0.5 * 3600) / (20 + TOLERANCE_S), unit: 'USD/h' }, ...right.slice(1)]),
    ).toBe(true);
  });

  it.each<[string, Figure[]]>([
    ['a missing real pay', right.slice(1)],
    ['no figures at all', []],
    ['a pay that leaves the unpaid time out', [{ name: 'real-pay', value: 180, unit: 'USD/h' }, ...right.slice(1)]],
    ['a figure without a number', [{ name: 'real-pay', value: null, unit: 'USD/h' }, ...right.slice(1)]],
    ['another unit', [{ name: 'real-pay', value: 90, unit: 'USD' }, ...right.slice(1)]],
    ['a value that is no number', [{ name: 'real-pay', value: Number.NaN, unit: 'USD/h' }, ...right.slice(1)]],
    ['time that was never worked', [...right.slice(0, 2), { name: 'work-time', value: 40, unit: 's' }]],
  ])('refuses %s', (_, figures) => expect(isRight(figures)).toBe(false));
});
