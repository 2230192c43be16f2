import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_MARK, evidenceOfBelow } from '../../lib/pay/evidence';
import { expectNear } from './near';

describe('evidenceOfBelow (D9)', () => {
  it.each([
    [3, 3, 3.75],
    [5, 5, 10.5],
    [6, 6, 18.143],
    [7, 7, 31.875],
    [8, 8, 56.778],
    [7, 8, 6.972],
    [9, 10, 18.509],
    [10, 12, 9.441],
    [15, 20, 6.356],
    [10, 20, 0.27],
    [0, 0, 1],
  ])('%d of %d', (x, n, e) => {
    expect(Math.abs(evidenceOfBelow(x, n) - e)).toBeLessThan(5.1e-4);
  });

  it('marks at 7 of 7, and not before', () => {
    expect(evidenceOfBelow(7, 7)).toBeGreaterThanOrEqual(EVIDENCE_MARK);
    expect(evidenceOfBelow(6, 6)).toBeLessThan(EVIDENCE_MARK);
  });

  it('equals the integral it stands for', () => {
    const some = fc.integer({ min: 0, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(some, ([x, n]) => {
        const steps = 2000;
        const h = 0.5 / steps;
        let sum = 0;
        for (let i = 0; i <= steps; i++) {
          const p = 0.5 + i * h;
          sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * (2 * p) ** x * (2 * (1 - p)) ** (n - x);
        }
        expectNear(evidenceOfBelow(x, n), (2 * sum * h) / 3);
      }),
    );
  });

  it('does not change on average when the next task is as likely above as below', () => {
    const some = fc
      .integer({ min: 0, max: 900 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(some, ([x, n]) => {
        const next = (evidenceOfBelow(x, n + 1) + evidenceOfBelow(x + 1, n + 1)) / 2;
        expect(next / evidenceOfBelow(x, n)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('falsely marks a requester with half its tasks below at most once in 20, looked at after each of 500 tasks', () => {
    let unmarked = [1];
    let marked = 0;
    for (let n = 1; n <= 500; n++) {
      const next = new Array<number>(n + 1).fill(0);
      unmarked.forEach((chance, x) => {
        next[x] = (next[x] ?? 0) + chance / 2;
        next[x + 1] = (next[x + 1] ?? 0) + chance / 2;
      });
      unmarked = next.map((chance, x) => {
        if (chance === 0 || evidenceOfBelow(x, n) < EVIDENCE_MARK) return chance;
        marked += chance;
        return 0;
      });
    }
    expect(marked).toBeGreaterThan(0);
    expect(marked).toBeLessThan(0.05);
  });
});
