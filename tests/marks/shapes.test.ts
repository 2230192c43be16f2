import { expect, it } from 'vitest';
import { polygonOf, shapeOf } from '../../lib/marks/shapes';
import { VERDICTS } from '../../lib/pay/verdict';

type Corner = [x: number, y: number];

/** The area that a ring of corners encloses, positive where they go clockwise on a screen. */
function areaOf(corners: readonly Corner[]): number {
  return corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] as Corner;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function outlinesOf(shape: string): Corner[][] {
  return shape
    .split('Z')
    .filter((outline) => outline !== '')
    .map((outline) => [...outline.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]));
}

it.each([...VERDICTS, null])('the sign of %s is the same as a path and as a polygon', (verdict) => {
  const outlines = outlinesOf(shapeOf(verdict));
  const ring = [...polygonOf(verdict).matchAll(/([\d.]+)% ([\d.]+)%/g)].map(
    ([, x, y]): Corner => [Number(x) * 0.16, Number(y) * 0.16],
  );
  for (const outline of outlines) {
    expect(areaOf(outline)).toBeGreaterThan(0);
    expect(Math.min(...outline.flat())).toBeGreaterThanOrEqual(0);
    expect(Math.max(...outline.flat())).toBeLessThanOrEqual(16);
  }
  // What leads from one outline to the next encloses nothing.
  const sum = outlines.reduce((area, outline) => area + areaOf(outline), 0);
  expect(areaOf(ring)).toBeCloseTo(sum, 6);
});
