/** The signs of the verdicts, the same wherever one is shown. */
import type { Verdict } from '../pay/verdict';

/** Shapes that differ without their colour: below the line, above it, on it, and not there yet. */
const SHAPES: Record<Verdict | 'none', string> = {
  underpaying: 'M2 3h12M8 6v8M4.5 10.5 8 14l3.5-3.5',
  'likely-below': 'M2 3h12M8 7v6M5.5 10.5 8 13l2.5-2.5',
  above: 'M2 13h12M8 10V2M4.5 5.5 8 2l3.5 3.5',
  unclear: 'M2 8h12M8 4v8M6 5.5 8 3.5l2 2M6 10.5l2 2 2-2',
  'not-enough-data': 'M3 8h.01M8 8h.01M13 8h.01',
  none: 'M3 8h.01M8 8h.01M13 8h.01',
};

/** The outline of a verdict's sign, in a box of 16 by 16; `null` where there is none. */
export function shapeOf(verdict: Verdict | null): string {
  return SHAPES[verdict ?? 'none'];
}
