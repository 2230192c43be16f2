import { expect } from 'vitest';

/** The tolerance of the definitions: relative, 1e-4 unless said, 2e-3 where a quantile table is used. */
export function expectNear(actual: number | null, expected: number, relative = 1e-4): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative + 5e-5);
}

export const WITH_QUANTILE = 2e-3;
