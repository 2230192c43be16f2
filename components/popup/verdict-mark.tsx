import type { VNode } from 'preact';
import { shapeOf } from '../../lib/marks/shapes';
import type { Verdict } from '../../lib/pay/verdict';

/** The sign before a verdict's words; it adds nothing for those who listen. */
export function VerdictMark({ verdict }: { verdict: Verdict | null }): VNode {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={shapeOf(verdict)} />
    </svg>
  );
}
