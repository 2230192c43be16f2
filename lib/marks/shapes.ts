/** The signs of the verdicts, the same wherever one is shown. */
import type { Verdict } from '../pay/verdict';

const DOTS =
  'M2.4 6.6 3.6 6.6 4.4 7.4 4.4 8.6 3.6 9.4 2.4 9.4 1.6 8.6 1.6 7.4Z M7.4 6.6 8.6 6.6 9.4 7.4 9.4 8.6 8.6 9.4 7.4 9.4 6.6 8.6 6.6 7.4Z M12.4 6.6 13.6 6.6 14.4 7.4 14.4 8.6 13.6 9.4 12.4 9.4 11.6 8.6 11.6 7.4Z';

/**
 * Shapes that differ without their colour: below the line, above it, on it, and not there yet. Each outline is its corners,
 * clockwise, and closed: so both a path and a CSS polygon can be made of them.
 */
const SHAPES: Record<Verdict | 'none', string> = {
  underpaying: 'M1 2 15 2 15 4 1 4Z M7 7 9 7 9 11.6 10.8 9.8 12.2 11.2 8 15.4 3.8 11.2 5.2 9.8 7 11.6Z',
  'likely-below': 'M1 2 15 2 15 4 1 4Z M7 7 9 7 9 10.6 9.8 9.8 11.2 11.2 8 14.4 4.8 11.2 6.2 9.8 7 10.6Z',
  above: 'M1 12 15 12 15 14 1 14Z M8 0.6 12.2 4.8 10.8 6.2 9 4.4 9 9 7 9 7 4.4 5.2 6.2 3.8 4.8Z',
  unclear:
    'M1 7 15 7 15 9 1 9Z M8 2 11.4 5.4 10 6.8 9 5.8 9 10.2 10 9.2 11.4 10.6 8 14 4.6 10.6 6 9.2 7 10.2 7 5.8 6 6.8 4.6 5.4Z',
  'not-enough-data': DOTS,
  none: DOTS,
};

/** The outline of a verdict's sign as an SVG path, in a box of 16 by 16; `null` is for no verdict. */
export function shapeOf(verdict: Verdict | null): string {
  return SHAPES[verdict ?? 'none'];
}

/** The same as a CSS polygon, in a box of any size. */
export function polygonOf(verdict: Verdict | null): string {
  const outlines = shapeOf(verdict)
    .split('Z')
    .flatMap((outline) => {
      const corners = outline.match(/[\d.]+ [\d.]+/g) ?? [];
      return corners.length > 0 ? [corners] : [];
    });
  // One ring for all: from each outline on to the next, and in the end back the same way, which encloses nothing.
  const starts = outlines.flatMap(([start]) => start ?? []);
  const ring = [...outlines.flatMap((corners) => [...corners, corners[0] ?? '']), ...starts.reverse()];
  const percent = (length: string) => `${(Number(length) / 16) * 100}%`;
  return `polygon(${ring.map((corner) => corner.split(' ').map(percent).join(' ')).join()})`;
}
